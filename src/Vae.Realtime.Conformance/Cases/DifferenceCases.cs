namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>difference</c>: with and without the sign.</summary>
internal static class DifferenceCases
{
    public static IEnumerable<ConformanceCase> All =>
        from quads in (int[])[1, 33, 257, 1100]
        from magnitude in Either.Way
        select new ConformanceCase(
            Difference.Info, $"{4 * quads} values, {(magnitude ? "magnitudes" : "signed")}", bench => Run(bench, quads, magnitude));

    private static void Run(KernelHarness bench, int quads, bool magnitude)
    {
        (double offset, double gain) = (bench.Sampler.Uniform(-1, 1), bench.Sampler.Uniform(0.5, 2));
        double[] x = bench.Sampler.Uniform(4 * quads, 0, 1);
        double[] r = bench.Sampler.Uniform(4 * quads, 0, 1);
        Operand y = bench.Results(4 * quads);
        DifferenceParams size = new((uint)quads, magnitude ? 1u : 0u, (float)offset, (float)gain);
        bench.Run(new Difference(bench.Floats(x).Slice, bench.Floats(r).Slice, y.Slice, size));
        double[] scale = new double[4 * quads];
        Array.Fill(scale, 3);
        bench.Compare("y", y, DifferenceReference.Of(x, r, magnitude, offset, gain), scale, 4);
    }
}
