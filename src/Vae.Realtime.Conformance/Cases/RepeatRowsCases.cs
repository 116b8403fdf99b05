namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>repeat_rows</c> and <c>repeat_rows_backward</c>.</summary>
internal static class RepeatRowsCases
{
    private static readonly (int Batch, int Count, int Columns)[] Shapes = [(1, 1, 1), (3, 7, 5), (5, 3, 17), (4, 2, 64)];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. Shapes.Select(size => new ConformanceCase(
            RepeatRows.Info, $"{size.Batch}x{size.Columns}, {size.Count} times", bench => RunForward(bench, size.Batch, size.Count, size.Columns))),
        .. from size in Shapes
           from before in new[] { ReferenceActivation.None, ReferenceActivation.Relu, ReferenceActivation.Tanh }
           select new ConformanceCase(
               RepeatRowsBackward.Info,
               $"{size.Batch}x{size.Columns}, {size.Count} times, {before}",
               bench => RunBackward(bench, size.Batch, size.Count, size.Columns, before)),
    ];

    private static void RunForward(KernelHarness bench, int batch, int count, int columns)
    {
        double[] x = bench.Sampler.Uniform(batch * columns, -1, 1);
        Operand xs = bench.Matrix(x, batch, columns);
        Operand y = bench.Result(batch * count, columns);
        bench.Run(new RepeatRows(xs.Slice, y.Slice, new RepeatRowsParams((uint)batch, (uint)count, xs.Quads)));

        double[] expected = RepeatRowsReference.Forward(x, columns, count);
        bench.Compare("y", y, expected, expected, 0);
    }

    private static void RunBackward(KernelHarness bench, int batch, int count, int columns, ReferenceActivation before)
    {
        double[] dy = bench.Sampler.Uniform(batch * count * columns, -1, 1);
        double[] x = bench.Sampler.Outputs(batch * columns, before);
        Operand dys = bench.Matrix(dy, batch * count, columns);
        Operand xs = bench.Matrix(x, batch, columns);
        Operand dx = bench.Result(batch, columns);
        bench.Run(new RepeatRowsBackward(
            dys.Slice, xs.Slice, dx.Slice, new RepeatRowsBackwardParams(new RepeatRowsParams((uint)batch, (uint)count, xs.Quads), (uint)before)));

        double[] scale = RepeatRowsReference.Backward(GemmCases.Magnitudes(dy), x, columns, count, before);
        bench.Compare("dx", dx, RepeatRowsReference.Backward(dy, x, columns, count, before), scale, count + GemmCases.Epilogue);
    }
}
