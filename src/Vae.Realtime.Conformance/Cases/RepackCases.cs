namespace Vae.Realtime.Conformance;

using Vae.Realtime.Kernels;

/// <summary><c>repack</c>: whole examples in a row to rows of some columns, and back. The values are their own twin.</summary>
internal static class RepackCases
{
    private static readonly (int Batch, int Rows, int Columns)[] Shapes = [(1, 1, 1), (3, 7, 5), (5, 3, 17), (2, 60, 1)];

    public static IEnumerable<ConformanceCase> All =>
        from size in Shapes
        from packs in Either.Way
        select new ConformanceCase(
            Repack.Info,
            $"{size.Batch} x {size.Rows}x{size.Columns}, {(packs ? "into a row" : "out of a row")}",
            bench => Run(bench, size.Batch, size.Rows, size.Columns, packs));

    private static void Run(Workbench bench, int batch, int rows, int columns, bool packs)
    {
        double[] values = bench.Sampler.Uniform(batch * rows * columns, -1, 1);
        Operand x = packs ? bench.Matrix(values, batch * rows, columns) : bench.Matrix(values, batch, rows * columns);
        Operand y = packs ? bench.Result(batch, rows * columns) : bench.Result(batch * rows, columns);
        bench.Run(new Repack(x.Slice, y.Slice, new RepackParams((uint)batch, (uint)(rows * columns), Layout(x, batch), Layout(y, batch))));
        bench.Compare("y", y, values, values, 0);
    }

    private static RepackLayout Layout(Operand operand, int batch) =>
        new((uint)operand.Columns, (uint)operand.Stride, (uint)(operand.Rows / batch * operand.Stride));
}
