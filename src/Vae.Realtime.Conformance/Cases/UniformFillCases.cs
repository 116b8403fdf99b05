namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>uniform_fill</c>: matrices of any shape.</summary>
internal static class UniformFillCases
{
    // 2u − 1 is exact; one product.
    private const double Roundings = 1.5;

    public static IEnumerable<ConformanceCase> All =>
        from shape in new (int Rows, int Columns)[] { (1, 1), (3, 5), (1, 33), (17, 7), (100, 13), (33, 129) }
        select new ConformanceCase(UniformFill.Info, $"{shape.Rows}x{shape.Columns}", bench => Run(bench, shape.Rows, shape.Columns));

    private static void Run(KernelHarness bench, int rows, int columns)
    {
        const float bound = 0.3f;
        ulong key = bench.Sampler.Key();
        Operand w = bench.Result(rows, columns);
        bench.Run(new UniformFill(
            w.Slice, new UniformFillParams((uint)rows, (uint)columns, (uint)w.Stride, bound, (uint)key, (uint)(key >> 32))));

        double[] expected = UniformFillReference.Fill(rows, columns, bound, ((uint)key, (uint)(key >> 32)));
        bench.Compare("w", w, expected, GemmCases.Magnitudes(expected), Roundings);
    }
}
