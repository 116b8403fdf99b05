namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary><c>conv_forward</c> and <c>conv_transposed</c>: both epilogues with every activation.</summary>
internal static class ConvCases
{
    public static IEnumerable<ConformanceCase> All => [.. Of(ConvForward.Info, toCoarse: true), .. Of(ConvTransposed.Info, toCoarse: false)];

    private static IEnumerable<ConformanceCase> Of(KernelInfo info, bool toCoarse) =>
        from tile in ConvTiles.Products
        from backward in Either.Way
        from shape in ConvShapes.All.Select((size, index) => (Size: size, Index: index))
        let activation = Slopes.Epilogues[shape.Index % Slopes.Epilogues.Length]
        select new ConformanceCase(
            info,
            $"{ConvShapes.Name(shape.Size)}, {(backward ? "backward" : "forward")}, {activation}, {tile} tiles",
            bench => Run(bench, shape.Size, tile, toCoarse, backward, activation),
            [.. tile.Macros, new("BACKWARD", backward ? 1 : 0)])
        {
            Needs = tile.Runs,
        };

    private static void Run(KernelHarness bench, ConvShape shape, GemmTile tile, bool toCoarse, bool backward, ReferenceActivation activation)
    {
        ConvGeometry geometry = ConvShapes.Geometry(shape);
        ConvTable table = toCoarse ? ConvTable.ToCoarse(geometry) : ConvTable.ToFine(geometry);
        (int inputs, int outputs) = toCoarse ? (shape.FineChannels, shape.CoarseChannels) : (shape.CoarseChannels, shape.FineChannels);
        double[] a = bench.Sampler.Uniform(shape.Batch * table.InputPixels * inputs, -1, 1);
        double[] w = bench.Sampler.Uniform(shape.WeightLength, -1, 1);
        double[] other = backward
            ? bench.Sampler.Outputs(shape.Batch * table.OutputPixels * outputs, activation)
            : bench.Sampler.Uniform(outputs, -1, 1);
        Operand maps = bench.Map(a, shape.Batch, table.InputPixels, inputs);
        Operand ws = bench.Weight(w, shape.CoarseChannels, shape.Taps, shape.FineChannels);
        Operand tables = bench.Words([.. table.Words]);
        Operand others = backward ? bench.Map(other, shape.Batch, table.OutputPixels, outputs) : bench.Matrix(other, 1, outputs);
        Operand y = bench.MapResult(shape.Batch, table.OutputPixels, outputs);
        ConvOperands operands = new(maps.Slice, ws.Slice, tables.Slice, others.Slice, y.Slice);
        ConvParams size = new(
            (uint)shape.Batch,
            (uint)table.InputPixels,
            (uint)table.OutputPixels,
            (uint)outputs,
            (uint)y.Stride,
            (uint)maps.Stride,
            (uint)shape.Taps * ws.Quads,
            (uint)activation);
        ConvGrid grid = new(tile, table.MaxSlots, table.Phases.Count);
        if (toCoarse)
        {
            bench.Run(new ConvForward(operands, size, grid, backward));
        }
        else
        {
            bench.Run(new ConvTransposed(operands, size, grid, backward));
        }

        double[] sums = Product(shape, a, w, toCoarse);
        double[] terms = Product(shape, GemmCases.Magnitudes(a), GemmCases.Magnitudes(w), toCoarse);
        double[] expected = backward ? ConvReference.Backward(sums, other, activation) : ConvReference.Activate(sums, other, activation);
        double[] scale = backward
            ? ConvReference.Backward(terms, other, activation)
            : GemmCases.Activated(ConvReference.Activate(terms, GemmCases.Magnitudes(other), ReferenceActivation.None), activation);
        bench.Compare("y", y, expected, scale, GemmCases.Roundings(shape.Taps * Tensor.Pad(inputs)));
    }

    private static double[] Product(ConvShape shape, double[] a, double[] w, bool toCoarse) =>
        toCoarse ? ConvReference.ToCoarse(shape, a, w) : ConvReference.ToFine(shape, a, w);
}
