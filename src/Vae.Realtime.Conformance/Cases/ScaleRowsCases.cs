namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;

/// <summary><c>scale_rows</c>: matrices of any shape.</summary>
internal static class ScaleRowsCases
{
    public static IEnumerable<ConformanceCase> All =>
        from shape in new (int Rows, int Stride)[] { (1, 4), (3, 8), (17, 12), (129, 40), (5, 776) }
        select new ConformanceCase(ScaleRows.Info, $"{shape.Rows}x{shape.Stride}", bench => Run(bench, shape.Rows, shape.Stride));

    private static void Run(KernelHarness bench, int rows, int stride)
    {
        double[] weights = bench.Sampler.Uniform(rows, 0, 1);
        double[] x = bench.Sampler.Uniform(rows * stride, -1, 1);
        Operand scaled = bench.Floats(x, written: true);
        bench.Run(new ScaleRows(bench.Floats(weights).Slice, scaled.Slice, new ScaleRowsParams((uint)rows, (uint)stride / 4)));

        double[] expected = [.. x.Select((value, i) => value * weights[i / stride])];
        bench.Compare("x", scaled, expected, GemmCases.Magnitudes(expected), 1);
    }
}
