namespace Vae.Realtime.Conformance.Cases;

using Vae.Realtime.Conformance.Harness;
using Vae.Realtime.Learning.Kernels.Winograd;
using Vae.Realtime.Reference;

/// <summary>
/// <c>winograd_pixels</c>, <c>winograd_gradient</c> and <c>winograd_results</c>: maps that tiles fit and hang over, all tiles and some of
/// them, patches that begin outside of the map and in it.
/// </summary>
internal static class WinogradTileCases
{
    // Most terms of a sum in one direction, and the products with their factors: each of the two directions rounds so often.
    private const double Roundings = 2 * (2 + WinogradReference.Patch);

    private static readonly TileShape[] Shapes =
    [
        new(new(1, 1, 1, 1), 0, 1),
        new(new(1, 4, 4, 4), 0, 1),
        new(new(2, 5, 7, 3), 0, 8),
        new(new(3, 6, 3, 9), 2, 3),
        new(new(2, 8, 9, 13), 5, 7),
        new(new(1, 3, 5, 128), 0, 2),
    ];

    public static IEnumerable<ConformanceCase> All =>
    [
        .. from shape in Shapes
           from before in Enumerable.Range(0, 3)
           select new ConformanceCase(WinogradPixels.Info, $"{Name(shape)}, padding {before}", bench => Pixels(bench, shape, before)),
        .. from shape in Shapes select new ConformanceCase(WinogradGradient.Info, Name(shape), bench => Gradient(bench, shape)),
        .. from shape in Shapes.Select((size, index) => (Size: size, Index: index))
           from backward in Either.Way
           let activation = Slopes.Epilogues[shape.Index % Slopes.Epilogues.Length]
           select new ConformanceCase(
               WinogradResults.Info,
               $"{Name(shape.Size)}, {(backward ? "backward" : "forward")}, {activation}",
               bench => Results(bench, shape.Size, backward, activation),
               new KeyValuePair<string, int>("BACKWARD", backward ? 1 : 0)),
    ];

    private static string Name(TileShape shape) =>
        $"{shape.Map.Batch} of {shape.Map.Height}x{shape.Map.Width}x{shape.Map.Channels}, tiles {shape.First} to {shape.First + shape.Tiles - 1}";

    private static void Pixels(KernelHarness bench, TileShape shape, int before)
    {
        double[] x = bench.Sampler.Uniform(shape.Map.Count, -1, 1);
        Operand map = bench.Map(x, shape.Map.Batch, shape.Map.Pixels, shape.Map.Channels);
        PlaneOperand planes = PlaneOperand.Result(bench, shape.Tiles, shape.Map.Channels);
        bench.Run(new WinogradPixels(map.Slice, planes.Planes.Buffer, Size(shape, planes.Planes, before)));
        Compare(bench, planes, shape, WinogradReference.Pixels, x, before);
    }

    private static void Gradient(KernelHarness bench, TileShape shape)
    {
        double[] dy = bench.Sampler.Uniform(shape.Map.Count, -1, 1);
        Operand map = bench.Map(dy, shape.Map.Batch, shape.Map.Pixels, shape.Map.Channels);
        PlaneOperand planes = PlaneOperand.Result(bench, shape.Tiles, shape.Map.Channels);
        bench.Run(new WinogradGradient(map.Slice, planes.Planes.Buffer, Size(shape, planes.Planes, 0)));
        Compare(bench, planes, shape, WinogradReference.Transposed(WinogradReference.Results), dy, 0);
    }

    private static void Results(
        KernelHarness bench, TileShape shape, bool backward, ReferenceActivation activation)
    {
        double[] m = bench.Sampler.Uniform(WinogradPlanes.Count * shape.Tiles * shape.Map.Channels, -1, 1);
        double[] other = backward
            ? bench.Sampler.Outputs(shape.Map.Count, activation)
            : bench.Sampler.Uniform(shape.Map.Channels, -1, 1);
        PlaneOperand planes = PlaneOperand.Input(bench, m, shape.Tiles, shape.Map.Channels);
        Operand others = backward
            ? bench.Map(other, shape.Map.Batch, shape.Map.Pixels, shape.Map.Channels)
            : bench.Matrix(other, 1, shape.Map.Channels);
        Operand y = bench.MapResult(shape.Map.Batch, shape.Map.Pixels, shape.Map.Channels);
        WinogradTileParams size = Size(shape, planes.Planes, 0) with
        {
            Outputs = (uint)shape.Map.Channels,
            Activation = (uint)activation,
        };
        bench.Run(new WinogradResults(planes.Planes.Buffer, others.Slice, y.Slice, size, backward));

        double[] sums = new double[shape.Map.Count];
        double[] terms = new double[shape.Map.Count];
        bool[] written = new bool[shape.Map.Count];
        double[,] magnitudes = WinogradReference.Magnitudes(WinogradReference.Results);
        for (int tile = 0; tile < shape.Tiles; tile++)
        {
            for (int channel = 0; channel < shape.Map.Channels; channel++)
            {
                double Plane(int i, int j) => m[(((((i * WinogradReference.Patch) + j) * shape.Tiles) + tile) * shape.Map.Channels) + channel];
                double[] made = WinogradReference.Sandwich(WinogradReference.Results, Plane);
                double[] bounds = WinogradReference.Sandwich(magnitudes, (i, j) => Math.Abs(Plane(i, j)));
                for (int i = 0; i < made.Length; i++)
                {
                    if (At(shape, tile, i / WinogradReference.Side, i % WinogradReference.Side, channel) is int at)
                    {
                        (sums[at], terms[at], written[at]) = (made[i], bounds[i], true);
                    }
                }
            }
        }

        double[] expected = backward ? ConvReference.Backward(sums, other, activation) : ConvReference.Activate(sums, other, activation);
        double[] scale = backward
            ? ConvReference.Backward(terms, other, activation)
            : GemmCases.Activated(ConvReference.Activate(terms, GemmCases.Magnitudes(other), ReferenceActivation.None), activation);
        double[] found = bench.Read(y);
        for (int i = 0; i < expected.Length; i++)
        {
            if (written[i])
            {
                bench.Verdict.Compare("y" + y.Place(i), found[i], expected[i], scale[i], Roundings + GemmCases.Epilogue);
            }
            else if (!double.IsNaN(found[i]))
            {
                bench.Verdict.Fail($"y{y.Place(i)} belongs to none of the tiles, but is {found[i]:G9}");
            }
        }
    }

    private static void Compare(
        KernelHarness bench, PlaneOperand planes, TileShape shape, double[,] matrix, double[] x, int before)
    {
        double[,] magnitudes = WinogradReference.Magnitudes(matrix);
        double[] expected = new double[WinogradPlanes.Count * shape.Tiles * shape.Map.Channels];
        double[] scale = new double[expected.Length];
        for (int tile = 0; tile < shape.Tiles; tile++)
        {
            for (int channel = 0; channel < shape.Map.Channels; channel++)
            {
                double Pixel(int i, int j) => At(shape, tile, i - before, j - before, channel) is int at ? x[at] : 0;
                double[] made = WinogradReference.Sandwich(matrix, Pixel);
                double[] bounds = WinogradReference.Sandwich(magnitudes, (i, j) => Math.Abs(Pixel(i, j)));
                for (int plane = 0; plane < made.Length; plane++)
                {
                    int at = (((plane * shape.Tiles) + tile) * shape.Map.Channels) + channel;
                    (expected[at], scale[at]) = (made[plane], bounds[plane]);
                }
            }
        }

        planes.Compare(bench, expected, scale, Roundings, zeroRows: true);
    }

    // Where a pixel of a tile lies in the map; null outside of it.
    private static int? At(TileShape shape, int tile, int row, int column, int channel)
    {
        (int across, int down) = (WinogradPlanes.Tiles(shape.Map.Width), WinogradPlanes.Tiles(shape.Map.Height));
        int place = shape.First + tile;
        int example = place / (across * down);
        (int y, int x) = ((place / across % down * WinogradReference.Side) + row, (place % across * WinogradReference.Side) + column);
        bool inside = y >= 0 && y < shape.Map.Height && x >= 0 && x < shape.Map.Width;
        return inside ? shape.Map.Index(example, y, x, channel) : null;
    }

    private static WinogradTileParams Size(TileShape shape, WinogradPlanes planes, int before) => WinogradTileParams.Of(
        planes, shape.First, (shape.Map.Height, shape.Map.Width), (shape.Map.Height, shape.Map.Width), before, shape.Map.Rows);

    /// <summary>A batch of maps, and which of its tiles have rows in the planes.</summary>
    private readonly record struct TileShape(MapShape Map, int First, int Tiles);
}
