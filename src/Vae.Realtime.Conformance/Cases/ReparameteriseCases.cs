namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Reference;

/// <summary><c>reparameterise</c>: drawn, given and no noise; whole and partial batches.</summary>
internal static class ReparameteriseCases
{
    // Vulkan allows an exponential 3 + 2|x| ulp of two roundings each; a handful more for the sums.
    private const double Roundings = 16;

    // Logarithm, root, cosine and three products, at magnitudes up to 5.8.
    private const double NoiseRoundings = 24;

    public static readonly (int Rows, int Latent, int Valid)[] Shapes =
        [(1, 1, 1), (3, 2, 2), (5, 4, 5), (7, 5, 7), (13, 20, 9), (129, 33, 100)];

    // Of divergences up to some 14 nats.
    private static readonly float[] FreeBits = [0, 2];

    private static readonly int[] Samples = [1, 3];

    public static IEnumerable<ConformanceCase> All =>
        from shape in Shapes
        from mode in Enum.GetValues<NoiseMode>()
        from freeBits in FreeBits
        from samples in Samples
        select new ConformanceCase(
            Reparameterise.Info,
            $"{shape.Rows}x{shape.Latent}, {shape.Valid} valid, {Describe(mode)}, {samples} samples, {freeBits} free",
            bench => Run(bench, shape.Rows, samples, shape.Latent, shape.Valid, mode, freeBits));

    private static string Describe(NoiseMode mode) => mode switch
    {
        NoiseMode.Philox => "drawn noise",
        NoiseMode.Given => "given noise",
        _ => "no noise",
    };

    private static void Run(KernelHarness bench, int examples, int samples, int latent, int valid, NoiseMode mode, float freeBits)
    {
        int rows = examples * samples;
        double[] heads = bench.Sampler.Uniform(examples * 2 * latent, -3, 3);
        StepEntry entry = new()
        {
            Valid = (uint)valid,
            Cursor = 12_345,
            NoiseKey = bench.Sampler.Key(),
            NoiseCounter = 7,
            FreeBits = freeBits,
            SampleIndex = 11,
        };
        double[] noise = mode switch
        {
            NoiseMode.Philox => ReparameteriseReference.Noise(
                rows, latent, entry.Cursor, entry.NoiseCounter, ((uint)entry.NoiseKey, (uint)(entry.NoiseKey >> 32)), samples, entry.SampleIndex),
            NoiseMode.Given => bench.Sampler.Uniform(rows * latent, -3, 3),
            _ => new double[rows * latent],
        };
        StepOperands step = new(bench, entry);
        Operand headsIn = bench.Matrix(heads, examples, 2 * latent);
        Operand noises = mode == NoiseMode.Given ? bench.Matrix(noise, rows, latent) : bench.Result(rows, latent);
        Operand z = bench.Result(rows, latent);
        Operand kl = bench.Results(rows * ((latent + 3) / 4));
        bench.Run(new Reparameterise(
            step.Bindings,
            headsIn.Slice,
            noises.Slice,
            z.Slice,
            kl.Slice,
            new ReparameteriseParams((uint)rows, (uint)latent, (uint)headsIn.Stride, (uint)z.Stride, mode, (uint)samples)));

        bench.Compare("noise", noises, noise, [.. noise.Select(eps => 1 + Math.Abs(eps))], NoiseRoundings);
        double[] spread = ReparameteriseReference.Sample(Spread(heads, latent), [.. noise.Select(eps => 1 + Math.Abs(eps))], latent, samples);
        bench.Compare("z", z, ReparameteriseReference.Sample(heads, noise, latent, samples), spread, Roundings + NoiseRoundings);
        double[] nats = ReparameteriseReference.KullbackLeibler(heads, latent, valid, freeBits);
        bench.Compare("kl", kl, Quads(nats, latent, samples), Quads(KlTerms(heads, latent, valid), latent, samples), Roundings);
    }

    // Heads of the same variance but with |μ| for means.
    private static double[] Spread(double[] heads, int latent) =>
        [.. heads.Select((value, i) => i / latent % 2 == 0 ? Math.Abs(value) : value)];

    public static double[] KlTerms(double[] heads, int latent, int valid)
    {
        double[] terms = new double[heads.Length / 2];
        for (int i = 0; i < valid * latent; i++)
        {
            int at = (i / latent * 2 * latent) + (i % latent);
            (double mean, double s) = (heads[at], heads[at + latent]);
            terms[i] = 0.5 * (Math.Exp(s) + (mean * mean) + 1 + Math.Abs(s));
        }

        return terms;
    }

    // The kernel adds four latents of a row at a time.
    private static double[] Quads(double[] terms, int latent, int samples) =>
        [.. terms.Chunk(latent).SelectMany(row => Enumerable.Repeat(row, samples)).SelectMany(row => row.Chunk(4)).Select(quad => quad.Sum())];
}
