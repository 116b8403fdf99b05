namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>posterior_kl</c>: over both axes, whole and partial batches.</summary>
internal static class PosteriorKlCases
{
    private const double Roundings = 16;

    public static IEnumerable<ConformanceCase> All =>
        from shape in ReparameteriseCases.Shapes
        from axis in Enum.GetValues<KlAxis>()
        select new ConformanceCase(
            PosteriorKl.Info,
            $"{shape.Rows}x{shape.Latent}, {shape.Valid} valid, {axis}",
            bench => Run(bench, shape.Rows, shape.Latent, shape.Valid, axis),
            new KeyValuePair<string, int>("AXIS", (int)axis));

    private static void Run(KernelHarness bench, int rows, int latent, int valid, KlAxis axis)
    {
        double[] heads = bench.Sampler.Uniform(rows * 2 * latent, -3, 3);
        StepOperands step = new(bench, new StepEntry { Valid = (uint)valid, InverseValid = 1f / valid, FreeBits = 2 });
        Operand headsIn = bench.Matrix(heads, rows, 2 * latent);
        Operand kl = bench.Results(axis == KlAxis.PerExample ? rows : latent);
        PosteriorKlParams size = new((uint)rows, (uint)latent, (uint)headsIn.Stride);
        bench.Run(new PosteriorKl(step.Bindings, headsIn.Slice, kl.Slice, axis, size));

        double[] Sums(double[] terms) => axis == KlAxis.PerExample
            ? [.. terms.Chunk(latent).Select(row => row.Sum())]
            : [.. Enumerable.Range(0, latent).Select(i => terms.Where((_, at) => at % latent == i).Sum() / valid)];
        double[] expected = Sums(ReparameteriseReference.KullbackLeibler(heads, latent, valid));
        double[] scale = Sums(ReparameteriseCases.KlTerms(heads, latent, valid));
        bench.Compare("kl", kl, expected, scale, Roundings + (axis == KlAxis.PerExample ? latent : valid));
    }
}
