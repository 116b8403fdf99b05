namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary><c>importance_*</c>: one and many samples, whole and partial batches; bounds whose samples come at once and a few at a time.</summary>
internal static class ImportanceCases
{
    private const float KlWeight = 1.5f;

    // Vulkan allows an exponential of x 3 + 2|x| ulp; weights below e⁻⁸ of the largest hardly count.
    private const double Roundings = 48;

    private static readonly (int Examples, int Samples, int Latent, int Valid)[] Shapes =
        [(1, 1, 1, 1), (3, 2, 5, 2), (7, 5, 4, 7), (65, 3, 9, 60), (5, 64, 20, 4)];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. Of(ImportanceLogWeights.Info, LogWeights),
        .. Of(ImportanceWeights.Info, Weights),
        .. Of(ImportanceBound.Info, Bound),
        .. Of(ImportanceBackward.Info, Backward),
        new ConformanceCase(ImportanceBound.Info, "one large weight and 4096 that rounding alone would lose", SmallWeights),
    ];

    private static IEnumerable<ConformanceCase> Of(KernelInfo info, Action<KernelHarness, ImportanceParams, int> body) =>
        from shape in Shapes
        let size = new ImportanceParams(
            (uint)shape.Examples, (uint)shape.Samples, (uint)shape.Latent, (uint)Tensor.Pad(2 * shape.Latent), (uint)Tensor.Pad(shape.Latent))
        select new ConformanceCase(
            info, $"{shape.Examples}x{shape.Samples}x{shape.Latent}, {shape.Valid} valid", bench => body(bench, size, shape.Valid));

    private static ImportanceReference Twin(ImportanceParams size) => new((int)size.Latent, (int)size.Samples, KlWeight);

    private static StepOperands Step(KernelHarness bench, int valid, uint sample = 0) =>
        new(bench, new StepEntry { Valid = (uint)valid, InverseValid = 1f / valid, KlWeight = KlWeight, SampleIndex = sample });

    private static void LogWeights(KernelHarness bench, ImportanceParams size, int valid)
    {
        (int examples, int rows, int latent) = ((int)size.Examples, (int)(size.Examples * size.Samples), (int)size.Latent);
        double[] nats = bench.Sampler.Uniform(rows, 0, 100);
        double[] heads = bench.Sampler.Uniform(examples * 2 * latent, -3, 3);
        double[] noise = bench.Sampler.Uniform(rows * latent, -3, 3);
        double[] z = [.. ReparameteriseReference.Sample(heads, noise, latent, (int)size.Samples).Select(value => (double)(float)value)];
        Operand weights = bench.Results(rows);
        bench.Run(new ImportanceLogWeights(
            Step(bench, valid).Bindings,
            bench.Floats(nats).Slice,
            bench.Matrix(heads, examples, 2 * latent).Slice,
            bench.Matrix(noise, rows, latent).Slice,
            bench.Matrix(z, rows, latent).Slice,
            weights.Slice,
            size));

        double[] scale = [.. nats.Select((value, row) => value + (KlWeight * 0.5 * Enumerable.Range(row * latent, latent)
            .Sum(i => (noise[i] * noise[i]) + (3 * z[i] * z[i]) + 3)))];
        bench.Compare("log weight", weights, Twin(size).LogWeights(nats, heads, noise), scale, 8 + latent);
    }

    private static void Weights(KernelHarness bench, ImportanceParams size, int valid)
    {
        double[] logWeights = LogWeights(bench, size);
        Operand nll = bench.Results((int)size.Examples);
        Operand weights = bench.Results(logWeights.Length);
        bench.Run(new ImportanceWeights(
            Step(bench, valid).Bindings, bench.Floats(logWeights).Slice, nll.Slice, weights.Slice, size));

        (double[] expected, double[] shares) = Twin(size).Bound(logWeights, valid);
        bench.Compare("nll", nll, expected, NllScale(expected), Roundings + size.Samples);
        bench.Compare("weights", weights, shares, [.. shares.Select(share => share > 0 ? share + 1e-3 : 0)], Roundings + size.Samples);
    }

    private static void Bound(KernelHarness bench, ImportanceParams size, int valid)
    {
        // The same samples in two steps: the second continues from what the first leaves. Samples are numbered within each.
        double[] first = LogWeights(bench, size);
        double[] second = LogWeights(bench, size);
        Operand sums = bench.Results(4 * (int)size.Examples);
        Operand[] nll = [bench.Results((int)size.Examples), bench.Results((int)size.Examples)];
        Operand[] weights = [bench.Floats(first), bench.Floats(second)];
        StepOperands[] steps = [Step(bench, valid), Step(bench, valid, size.Samples)];
        for (int i = 0; i < steps.Length; i++)
        {
            bench.Run(new ImportanceBound(steps[i].Bindings, weights[i].Slice, sums.Slice, nll[i].Slice, size));
        }

        (double[] once, _) = Twin(size).Bound(first, valid);
        bench.Compare("nll of half", nll[0], once, NllScale(once), Roundings + 2);
        int samples = (int)size.Samples;
        double[] both = [.. first.Chunk(samples).Zip(second.Chunk(samples), (a, b) => a.Concat(b)).SelectMany(row => row)];
        (double[] all, _) = (Twin(size) with { Samples = 2 * samples }).Bound(both, valid);
        bench.Compare("nll", nll[1], all, NllScale(all), Roundings + 2);
    }

    private static void SmallWeights(KernelHarness bench)
    {
        ImportanceParams size = new(2, 4097, 1, 8, 8);
        double[] logWeights = new double[2 * 4097];
        Array.Fill(logWeights, -17.5, 1, 4096);
        Array.Fill(logWeights, -17.5, 4098, 4096);
        Operand nll = bench.Results(2);
        Operand sums = bench.Results(8);
        bench.Run(new ImportanceBound(Step(bench, 2).Bindings, bench.Floats(logWeights).Slice, sums.Slice, nll.Slice, size));
        (double[] expected, _) = Twin(size).Bound(logWeights, 2);
        bench.Compare("nll", nll, expected, [1, 1], 24);
    }

    private static void Backward(KernelHarness bench, ImportanceParams size, int valid)
    {
        (int examples, int rows, int latent) = ((int)size.Examples, (int)(size.Examples * size.Samples), (int)size.Latent);
        double[] weights = bench.Sampler.Uniform(rows, 0, 1);
        double[] heads = bench.Sampler.Uniform(examples * 2 * latent, -3, 3);
        double[] noise = bench.Sampler.Uniform(rows * latent, -3, 3);
        double[] z = [.. ReparameteriseReference.Sample(heads, noise, latent, (int)size.Samples).Select(value => (double)(float)value)];
        double[] dz = bench.Sampler.Uniform(rows * latent, -1, 1);
        Operand dheads = bench.Result(examples, 2 * latent);
        bench.Run(new ImportanceBackward(
            Step(bench, valid).Bindings,
            bench.Floats(weights).Slice,
            bench.Matrix(heads, examples, 2 * latent).Slice,
            bench.Matrix(noise, rows, latent).Slice,
            bench.Matrix(z, rows, latent).Slice,
            bench.Matrix(dz, rows, latent).Slice,
            dheads.Slice,
            size));

        double[] scale = new double[heads.Length];
        for (int i = 0; i < valid * size.Samples * latent; i++)
        {
            int mean = (i / latent / (int)size.Samples * 2 * latent) + (i % latent);
            double weight = KlWeight / valid * weights[i / latent];
            double byZ = Math.Abs(dz[i]) + (weight * Math.Abs(z[i]));
            scale[mean] += byZ;
            scale[mean + latent] += 0.5 * ((byZ * Math.Abs(noise[i]) * Math.Exp(0.5 * heads[mean + latent])) + weight);
        }

        double[] expected = Twin(size).Backward(weights, heads, noise, dz, valid);
        bench.Compare("dheads", dheads, expected, scale, 16 + size.Samples);
    }

    // As a decoder's come out: far below zero, some nats apart.
    private static double[] LogWeights(KernelHarness bench, ImportanceParams size) =>
        bench.Sampler.Uniform((int)(size.Examples * size.Samples), -110, -90);

    private static double[] NllScale(double[] nll) => [.. nll.Select(value => value == 0 ? 0 : Math.Abs(value) + 1)];
}
