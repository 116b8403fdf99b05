namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Reference;

/// <summary><c>column_sums</c>: one share and several, the last of them short; more columns than a workgroup has invocations.</summary>
internal static class ColumnSumsCases
{
    private static readonly (int Rows, int Columns, int Share)[] Shapes =
        [(1, 1, 1), (7, 5, 7), (33, 17, 10), (64, 8, 8), (100, 33, 32), (13, 300, 13), (12, 300, 5), (1000, 40, 17)];

    public static IEnumerable<ConformanceCase> All =>
        from shape in Shapes
        select new ConformanceCase(
            ColumnSums.Info, $"{shape.Rows}x{shape.Columns} in shares of {shape.Share} rows", bench =>
                Run(bench, shape.Rows, shape.Columns, shape.Share));

    private static void Run(KernelHarness bench, int rows, int columns, int share)
    {
        int shares = (rows + share - 1) / share;
        double[] x = bench.Sampler.Uniform(rows * columns, -1, 1);
        Operand xs = bench.Matrix(x, rows, columns);
        Operand sums = bench.Result(shares, columns);
        Operand squares = bench.Results(ColumnSums.SquareCount((int)xs.Quads, shares));
        bench.Run(new ColumnSums(xs.Slice, sums.Slice, squares.Slice, new ColumnSumsParams((uint)rows, xs.Quads, (uint)share, (uint)shares)));

        double[][] parts = [.. x.Chunk(share * columns)];
        double[] expected = [.. parts.SelectMany(part => ConvReference.ColumnSums(part, columns))];
        double[] terms = [.. parts.SelectMany(part => ConvReference.ColumnSums(GemmCases.Magnitudes(part), columns))];
        bench.Compare("sums", sums, expected, terms, share);

        // Every group of 64 invocations adds the squares of its 4 columns each, in pairs.
        double[] found = bench.Read(squares);
        double[] square = new double[found.Length];
        double[] scale = new double[found.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            int group = (((i / columns * (int)xs.Quads) + (i % columns / 4)) / 64);
            square[group] += expected[i] * expected[i];
            scale[group] += 2 * Math.Abs(expected[i]) * terms[i];
        }

        for (int group = 0; group < found.Length; group++)
        {
            bench.Verdict.Compare($"square {group}", found[group], square[group], scale[group], share + 12);
        }
    }
}
