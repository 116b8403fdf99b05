namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Kernels.Winograd;
using Vae.Realtime.Reference;

/// <summary>The three products of planes, by every tile of convolutions; the weight's gradient overwritten and added to.</summary>
internal static class WinogradProductCases
{
    private static readonly LinearShape[] Shapes = [new(1, 1, 1), new(3, 5, 7), new(17, 33, 13), new(40, 20, 33), new(9, 130, 40)];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. Of(WinogradForward.Info, Forward, "over"),
        .. Of(WinogradTransposed.Info, Transposed, "over"),
        .. Of(WinogradBackwardWeight.Info, BackwardWeight, "over", "added"),
    ];

    private static IEnumerable<ConformanceCase> Of(
        KernelInfo info, Action<KernelHarness, LinearShape, GemmTile, int> body, params string[] options) =>
        from tile in ConvTiles.Products
        from shape in Shapes
        from option in Enumerable.Range(0, options.Length)
        select new ConformanceCase(
            info,
            $"{shape.Rows}x{shape.Inputs}x{shape.Outputs}{(option == 1 ? ", added" : "")}, {tile} tiles",
            bench => body(bench, shape, tile, option),
            [.. tile.Macros])
        {
            Needs = tile.Runs,
        };

    // c (rows, outputs) = a (rows, inputs) bᵀ (outputs, inputs)
    private static void Forward(KernelHarness bench, LinearShape shape, GemmTile tile, int option)
    {
        (double[] a, double[] b) = (Planes(bench, shape.Rows, shape.Inputs), Planes(bench, shape.Outputs, shape.Inputs));
        PlaneOperand left = PlaneOperand.Input(bench, a, shape.Rows, shape.Inputs);
        PlaneOperand right = PlaneOperand.Input(bench, b, shape.Outputs, shape.Inputs);
        PlaneOperand c = PlaneOperand.Result(bench, shape.Rows, shape.Outputs);
        bench.Run(new WinogradForward(new WinogradProduct(left.Planes, right.Planes, c.Planes, shape.Inputs, tile)));
        Compare(
            bench,
            c,
            (shape.Rows, shape.Outputs, shape.Inputs),
            (plane, m, k) => a[(((plane * shape.Rows) + m) * shape.Inputs) + k],
            (plane, k, n) => b[(((plane * shape.Outputs) + n) * shape.Inputs) + k]);
    }

    // c (rows, outputs) = a (rows, inputs) b (inputs, outputs)
    private static void Transposed(KernelHarness bench, LinearShape shape, GemmTile tile, int option)
    {
        (double[] a, double[] b) = (Planes(bench, shape.Rows, shape.Inputs), Planes(bench, shape.Inputs, shape.Outputs));
        PlaneOperand left = PlaneOperand.Input(bench, a, shape.Rows, shape.Inputs);
        PlaneOperand right = PlaneOperand.Input(bench, b, shape.Inputs, shape.Outputs);
        PlaneOperand c = PlaneOperand.Result(bench, shape.Rows, shape.Outputs);
        bench.Run(new WinogradTransposed(new WinogradProduct(left.Planes, right.Planes, c.Planes, shape.Inputs, tile)));
        Compare(
            bench,
            c,
            (shape.Rows, shape.Outputs, shape.Inputs),
            (plane, m, k) => a[(((plane * shape.Rows) + m) * shape.Inputs) + k],
            (plane, k, n) => b[(((plane * shape.Inputs) + k) * shape.Outputs) + n]);
    }

    // c (outputs, inputs) = aᵀ (rows, outputs) b (rows, inputs)
    private static void BackwardWeight(KernelHarness bench, LinearShape shape, GemmTile tile, int option)
    {
        (double[] a, double[] b) = (Planes(bench, shape.Rows, shape.Outputs), Planes(bench, shape.Rows, shape.Inputs));
        double[]? before = option == 1 ? Planes(bench, shape.Outputs, shape.Inputs) : null;
        PlaneOperand left = PlaneOperand.Input(bench, a, shape.Rows, shape.Outputs);
        PlaneOperand right = PlaneOperand.Input(bench, b, shape.Rows, shape.Inputs);
        PlaneOperand c = before is null
            ? PlaneOperand.Result(bench, shape.Outputs, shape.Inputs)
            : PlaneOperand.Accumulator(bench, before, shape.Outputs, shape.Inputs);
        bench.Run(new WinogradBackwardWeight(new WinogradProduct(left.Planes, right.Planes, c.Planes, shape.Rows, tile), before is not null));
        Compare(
            bench,
            c,
            (shape.Outputs, shape.Inputs, shape.Rows),
            (plane, m, k) => a[(((plane * shape.Rows) + k) * shape.Outputs) + m],
            (plane, k, n) => b[(((plane * shape.Rows) + k) * shape.Inputs) + n],
            before);
    }

    private static double[] Planes(KernelHarness bench, int rows, int columns) =>
        bench.Sampler.Uniform(WinogradPlanes.Count * rows * columns, -1, 1);

    private static void Compare(
        KernelHarness bench,
        PlaneOperand c,
        (int Rows, int Columns, int Inner) size,
        Func<int, int, int, double> a,
        Func<int, int, int, double> b,
        double[]? before = null)
    {
        double[] expected = new double[WinogradPlanes.Count * size.Rows * size.Columns];
        double[] terms = new double[expected.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            (int plane, int row, int column) = (i / (size.Rows * size.Columns), i / size.Columns % size.Rows, i % size.Columns);
            (expected[i], terms[i]) = (before?[i] ?? 0, Math.Abs(before?[i] ?? 0));
            for (int k = 0; k < size.Inner; k++)
            {
                double term = a(plane, row, k) * b(plane, k, column);
                (expected[i], terms[i]) = (expected[i] + term, terms[i] + Math.Abs(term));
            }
        }

        c.Compare(bench, expected, terms, GemmCases.Roundings(size.Inner), zeroRows: false);
    }
}
