namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>repack</c>, <c>concat</c> and <c>slice_columns</c>.</summary>
internal static class LayoutCases
{
    private const double Roundings = 6;

    // Rows per example and columns, on both sides.
    private static readonly (int Batch, int Pixels, int Columns, int NewPixels, int NewColumns)[] Repacks =
        [(1, 1, 6, 2, 3), (3, 1, 30, 30, 1), (5, 49, 3, 1, 147), (2, 7, 10, 14, 5), (33, 6, 5, 2, 15), (7, 1, 24, 8, 3)];

    private static readonly (int Rows, int A, int B, int Period)[] Concats =
        [(1, 1, 1, 1), (3, 5, 3, 1), (7, 8, 8, 1), (24, 3, 10, 4), (35, 13, 9, 7), (130, 30, 2, 1)];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in Repacks
           select new ConformanceCase(
               Repack.Info,
               $"{shape.Batch} times {shape.Pixels}x{shape.Columns} to {shape.NewPixels}x{shape.NewColumns}",
               bench => Run(bench, shape)),
        .. from shape in Concats
           select new ConformanceCase(
               Concat.Info,
               $"{shape.Rows}x{shape.A} and {shape.B}, {shape.Period} rows each",
               bench => Join(bench, shape.Rows, shape.A, shape.B, shape.Period)),
        .. from shape in Concats
           from before in Slopes.Epilogues
           select new ConformanceCase(
               SliceColumns.Info,
               $"{shape.B} of {shape.Rows}x{shape.A + shape.B}, {before}",
               bench => Slice(bench, shape.Rows, shape.A, shape.B, before)),
    ];

    private static void Run(KernelHarness bench, (int Batch, int Pixels, int Columns, int NewPixels, int NewColumns) shape)
    {
        double[] values = bench.Sampler.Uniform(shape.Batch * shape.Pixels * shape.Columns, -1, 1);
        Operand source = bench.Matrix(values, shape.Batch * shape.Pixels, shape.Columns);
        Operand target = bench.Result(shape.Batch * shape.NewPixels, shape.NewColumns);
        bench.Run(new Repack(source.Slice, target.Slice, new RepackParams(
            (uint)target.Rows * target.Quads,
            target.Quads,
            (uint)shape.NewColumns,
            (uint)shape.NewPixels,
            (uint)shape.Columns,
            (uint)shape.Pixels,
            (uint)source.Stride)));

        // Counted through without their padding the values are the same in both.
        bench.Compare("target", target, values, values, 1);
    }

    private static void Join(KernelHarness bench, int rows, int aColumns, int bColumns, int period)
    {
        double[] a = bench.Sampler.Uniform(rows * aColumns, -1, 1);
        double[] b = bench.Sampler.Uniform(rows / period * bColumns, -1, 1);
        (Operand first, Operand second) = (bench.Matrix(a, rows, aColumns), bench.Matrix(b, rows / period, bColumns));
        Operand y = bench.Result(rows, aColumns + bColumns);
        bench.Run(new Concat(first.Slice, second.Slice, y.Slice, new ConcatParams(
            (uint)rows * y.Quads, y.Quads, (uint)aColumns, (uint)bColumns, (uint)first.Stride, (uint)second.Stride, (uint)period)));
        double[] expected = ConcatReference.Forward(a, aColumns, b, bColumns, period);
        bench.Compare("y", y, expected, expected, 1);
    }

    private static void Slice(KernelHarness bench, int rows, int first, int columns, ReferenceActivation before)
    {
        double[] dy = bench.Sampler.Uniform(rows * (first + columns), -1, 1);
        double[] x = bench.Sampler.Outputs(rows * columns, before);
        (Operand dys, Operand xs) = (bench.Matrix(dy, rows, first + columns), bench.Matrix(x, rows, columns));
        Operand dx = bench.Result(rows, columns);
        bench.Run(new SliceColumns(dys.Slice, xs.Slice, dx.Slice, new SliceColumnsParams(
            (uint)rows * dx.Quads, dx.Quads, (uint)columns, (uint)first, (uint)dys.Stride, (uint)before)));
        double[] expected = ConcatReference.Backward(dy, first + columns, first, x, columns, before);
        double[] terms = ConcatReference.Backward(dy, first + columns, first, x, columns, ReferenceActivation.None);
        bench.Compare("dx", dx, expected, Slopes.Scale(before, x, terms), Roundings);
    }
}
