namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Reference;

/// <summary><c>conv_backward_weight</c>: all rows in one share, and in several.</summary>
internal static class ConvBackwardWeightCases
{
    // A tile adds its squares in one run, at most 16x8 of them.
    private const double SquareSums = 128;

    public static IEnumerable<ConformanceCase> All =>
        from tile in ConvTiles.Weights
        from shape in ConvShapes.All
        from share in new[] { Tensor.Pad(shape.Batch * shape.CoarsePixels), 8 }.Distinct()
        select new ConformanceCase(
            ConvBackwardWeight.Info,
            $"{ConvShapes.Name(shape)}, shares of {share} rows, {tile} tiles",
            bench => Run(bench, shape, tile, share),
            [.. tile.Macros])
        {
            Needs = tile.Runs,
        };

    private static void Run(KernelHarness bench, ConvShape shape, GemmTile tile, int share)
    {
        ConvTable table = ConvTable.ToCoarse(ConvShapes.Geometry(shape));
        int rows = Tensor.Pad(shape.Batch * shape.CoarsePixels);
        int shares = (rows + share - 1) / share;
        double[] fine = bench.Sampler.Uniform(shape.FineLength, -1, 1);
        double[] coarse = bench.Sampler.Uniform(shape.CoarseLength, -1, 1);
        Operand map = bench.Map(fine, shape.Batch, shape.FinePixels, shape.FineChannels);
        Operand dense = bench.Map(coarse, shape.Batch, shape.CoarsePixels, shape.CoarseChannels);
        Operand tables = bench.Words([.. table.Words]);
        Operand dw = bench.Result(shares * shape.CoarseChannels * shape.Taps, shape.FineChannels);
        int tiles = tile.Count(shape.CoarseChannels, shape.Taps * map.Stride);
        Operand squares = bench.Results(shares * tiles);
        ConvWeightParams size = new(
            (uint)rows,
            (uint)share,
            (uint)shape.CoarseChannels,
            (uint)map.Stride,
            dense.Quads,
            (uint)shape.FinePixels,
            (uint)(shape.Batch * shape.FinePixels));
        bench.Run(new ConvBackwardWeight(dense.Slice, map.Slice, tables.Slice, dw.Slice, squares.Slice, size, shape.Taps, tile));

        double[] found = bench.Read(squares);
        for (int part = 0; part < shares; part++)
        {
            double[] own = [.. coarse.Select((value, i) => i / shape.CoarseChannels / share == part ? value : 0)];
            double[] expected = ConvReference.WeightGradient(shape, fine, own);
            double[] terms = ConvReference.WeightGradient(shape, GemmCases.Magnitudes(fine), GemmCases.Magnitudes(own));
            bench.Compare($"share {part} of dw", dw, part * expected.Length, expected, terms, GemmCases.Roundings(share));

            // A result v with an error of δ has the square v² with an error of 2|v|δ.
            double scale = expected.Zip(terms, (value, sum) => 2 * Math.Abs(value) * sum).Sum();
            bench.Verdict.Compare(
                "sum of squares",
                found.Skip(part * tiles).Take(tiles).Sum(),
                expected.Sum(value => value * value),
                scale,
                GemmCases.Roundings(share) + SquareSums);
        }
    }
}
