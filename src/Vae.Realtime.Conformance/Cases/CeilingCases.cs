namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>peak_flops</c> and <c>stream_triad</c>: what a benchmark measures must be work that was done.</summary>
internal static class CeilingCases
{
    // Errors shrink with every step, as the numbers do: two roundings a step come to at most 2 / (1 - |a|).
    private const double PeakRoundings = 24;

    // A product and a sum.
    private const double TriadRoundings = 2;

    private static readonly (int Count, int Rounds, float A, float B)[] Runs =
        [(1, 1, 0.5f, 0.25f), (63, 0, 0.5f, 1), (65, 3, -0.75f, 2), (300, 7, 0.875f, 0.125f)];

    private static readonly int[] Quads = [1, 63, 64, 1023, 1024, 1025, 5000];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in PeakShape.All
           from run in Runs
           select new ConformanceCase(
               PeakFlops.Info,
               $"{run.Count} invocations, {run.Rounds} rounds, {shape.Chains} chains of {shape.Unroll}",
               bench => Peak(bench, shape, run.Count, run.Rounds, run.A, run.B),
               shape.Macros),
        .. from quads in Quads
           select new ConformanceCase(StreamTriad.Info, $"{4 * quads} numbers", bench => Triad(bench, 4 * quads)),
    ];

    private static void Peak(KernelHarness bench, PeakShape shape, int count, int rounds, float a, float b)
    {
        Operand y = bench.Results(4 * count);
        bench.Run(new PeakFlops(y.Slice, new PeakFlopsParams((uint)count, (uint)rounds, a, b), shape));
        int steps = rounds * shape.Unroll;
        double[] scale = CeilingReference.PeakFlops(count, shape.Chains, steps, Math.Abs(a), Math.Abs(b));
        bench.Compare("y", y, CeilingReference.PeakFlops(count, shape.Chains, steps, a, b), scale, PeakRoundings);
    }

    private static void Triad(KernelHarness bench, int count)
    {
        const float s = 1.375f;
        double[] a = bench.Sampler.Uniform(count, -1, 1);
        double[] b = bench.Sampler.Uniform(count, -1, 1);
        (Operand first, Operand second, Operand c) = (bench.Floats(a), bench.Floats(b), bench.Results(count));
        bench.Run(new StreamTriad(first.Slice, second.Slice, c.Slice, new StreamTriadParams((uint)count / 4, s)));
        double[] scale = CeilingReference.Triad(GemmCases.Magnitudes(a), GemmCases.Magnitudes(b), s);
        bench.Compare("c", c, CeilingReference.Triad(a, b, s), scale, TriadRoundings);
    }
}
