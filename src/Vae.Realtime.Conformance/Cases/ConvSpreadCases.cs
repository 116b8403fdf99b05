namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Reference;

/// <summary><c>unfold</c> and <c>fold</c>: maps of padded pixels, and packed ones as data sources write them.</summary>
internal static class ConvSpreadCases
{
    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in ConvShapes.All
           from packed in Either.Way
           select new ConformanceCase(Unfold.Info, Name(shape, packed), bench => RunUnfold(bench, shape, packed)),
        .. from shape in ConvShapes.All.Select((size, index) => (Size: size, Index: index))
           from packed in Either.Way
           from backward in Either.Way
           let activation = Slopes.Epilogues[shape.Index % Slopes.Epilogues.Length]
           select new ConformanceCase(
               Fold.Info,
               $"{Name(shape.Size, packed)}, {(backward ? "backward" : "forward")}, {activation}",
               bench => RunFold(bench, shape.Size, packed, backward, activation),
               new KeyValuePair<string, int>("BACKWARD", backward ? 1 : 0)),
    ];

    private static string Name(ConvShape shape, bool packed) => $"{ConvShapes.Name(shape)}, {(packed ? "packed" : "padded")} pixels";

    private static void RunUnfold(KernelHarness bench, ConvShape shape, bool packed)
    {
        double[] fine = bench.Sampler.Uniform(shape.FineLength, -1, 1);
        Operand map = packed
            ? bench.Matrix(fine, shape.Batch, shape.FineLength / shape.Batch)
            : bench.Map(fine, shape.Batch, shape.FinePixels, shape.FineChannels);
        Operand columns = bench.Result(shape.Batch * shape.CoarsePixels, shape.Taps * shape.FineChannels);
        Operand tables = bench.Words([.. ConvTable.ToCoarse(ConvShapes.Geometry(shape)).Words]);
        bench.Run(new Unfold(map.Slice, columns.Slice, tables.Slice, Size(shape, map, columns, packed, ReferenceActivation.None), shape.Batch));

        double[] expected = ConvReference.Unfold(shape, fine);
        bench.Compare("columns", columns, expected, GemmCases.Magnitudes(expected), 1);
    }

    private static void RunFold(KernelHarness bench, ConvShape shape, bool packed, bool backward, ReferenceActivation activation)
    {
        double[] spread = bench.Sampler.Uniform(shape.Batch * shape.CoarsePixels * shape.Taps * shape.FineChannels, -1, 1);
        double[] other = backward ? bench.Sampler.Outputs(shape.FineLength, activation) : bench.Sampler.Uniform(shape.FineChannels, -1, 1);
        ConvTable table = ConvTable.ToFine(ConvShapes.Geometry(shape));
        Operand columns = bench.Matrix(spread, shape.Batch * shape.CoarsePixels, shape.Taps * shape.FineChannels);
        Operand others = !backward ? bench.Matrix(other, 1, shape.FineChannels)
            : packed ? bench.Matrix(other, shape.Batch, shape.FineLength / shape.Batch)
            : bench.Map(other, shape.Batch, shape.FinePixels, shape.FineChannels);
        Operand y = packed
            ? bench.Result(shape.Batch, shape.FineLength / shape.Batch)
            : bench.MapResult(shape.Batch, shape.FinePixels, shape.FineChannels);
        Operand tables = bench.Words([.. table.Words]);
        bench.Run(new Fold(
            columns.Slice,
            others.Slice,
            tables.Slice,
            y.Slice,
            Size(shape, y, columns, packed, activation),
            (table.MaxSlots, table.Phases.Count, shape.Batch),
            backward));

        double[] sums = ConvReference.Fold(shape, spread);
        double[] terms = ConvReference.Fold(shape, GemmCases.Magnitudes(spread));
        double[] expected = backward ? ConvReference.Backward(sums, other, activation) : ConvReference.Activate(sums, other, activation);
        double[] scale = backward
            ? ConvReference.Backward(terms, other, activation)
            : GemmCases.Activated(ConvReference.Activate(terms, GemmCases.Magnitudes(other), ReferenceActivation.None), activation);
        bench.Compare("y", y, expected, scale, shape.Taps + GemmCases.Epilogue);
    }

    private static SpreadParams Size(ConvShape shape, Operand map, Operand columns, bool packed, ReferenceActivation activation) => new(
        (uint)shape.FinePixels,
        (uint)shape.FineChannels,
        (uint)(packed ? map.Stride : map.Stride * shape.FinePixels),
        (uint)(packed ? shape.FineChannels : map.Stride),
        columns.Quads,
        (uint)shape.CoarsePixels,
        (uint)activation);
}
