namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Kernels.Winograd;

/// <summary>
/// A <see cref="ConvLink"/> of 3x3 taps and stride 1 on one batch size, by Winograd's F(4x4, 3x3): maps and weights become 36 planes each,
/// which are multiplied plane by plane, with a quarter of the multiplications. Tiles of the maps take turns in planes that fit a cache.
/// </summary>
internal sealed class WinogradRun
{
    private const int Kernel = 3;

    // With fewer of them the planes' memory costs more than their products spare.
    private const int FewestChannels = 32;
    private const int FewestOnBothSides = 96;

    // Of the multiplications of the plain sums: where tiles hang over the edge of a small map there is less to gain.
    private const double MostProducts = 0.6;

    // With fewer of them in a batch the weight's planes cost more than they spare; and a turn has a multiple of them.
    private const int FewestTiles = 32;

    // Floats of a turn's planes: those of the pixels and of the results stay in a cache of a few megabytes.
    private const int TurnFloats = 1 << 20;

    private readonly ConvLink _link;
    private readonly int _batch;
    private readonly int _turn;
    private readonly SharedSlice _pixels;
    private readonly SharedSlice _taps;
    private readonly SharedSlice _results;

    /// <param name="link">One that <see cref="Suits"/>.</param>
    /// <param name="plan">Receives the scratch.</param>
    public WinogradRun(ConvLink link, PassPlan plan)
    {
        (_link, _batch) = (link, plan.Batch);
        int channels = Math.Max(link.FineChannels, link.CoarseChannels);
        int most = TurnFloats / (WinogradPlanes.Count * channels);
        _turn = Math.Max(FewestTiles, most / FewestTiles * FewestTiles);
        long floats = WinogradPlanes.Floats(Math.Min(_turn, Math.Max(Tiles(Coarse), Tiles(Fine))), channels);
        _pixels = plan.Shared("Winograd: pixels", floats);
        _results = plan.Shared("Winograd: results", floats);
        _taps = plan.Shared("Winograd: taps", WinogradPlanes.Floats(link.CoarseChannels, link.FineChannels));
    }

    private (int Height, int Width) Coarse => (_link.Geometry.CoarseHeight, _link.Geometry.CoarseWidth);

    private (int Height, int Width) Fine => (_link.Geometry.FineHeight, _link.Geometry.FineWidth);

    private int Padding => _link.Geometry.Padding;

    /// <summary>Whether a link gains by it on such a device and batch size.</summary>
    public static bool Suits(DeviceTraits traits, ConvGeometry geometry, int fineChannels, int coarseChannels, int batch)
    {
        double tiles = (double)WinogradPlanes.Tiles(geometry.CoarseHeight) * WinogradPlanes.Tiles(geometry.CoarseWidth);
        return traits.IsCpu && geometry.Kernel == Kernel && geometry.Stride == 1 && geometry.Padding < Kernel
            && Math.Min(fineChannels, coarseChannels) >= FewestChannels && fineChannels + coarseChannels >= FewestOnBothSides
            && batch * tiles >= FewestTiles && WinogradPlanes.Count * tiles <= MostProducts * geometry.Taps * geometry.CoarsePixels;
    }

    /// <summary>Sums of squares that <see cref="Gradient"/> writes.</summary>
    public static int SquareCount(ConvLink link) => link.CoarseChannels * Tensor.Pad(link.FineChannels) / 4;

    /// <summary>Fine to coarse.</summary>
    public void ToCoarse(Recording recording, FeatureMap fine, ConvEpilogue epilogue, FeatureMap coarse)
    {
        WinogradPlanes taps = Taps(recording, turned: false);
        foreach ((int first, int tiles) in Turns(Coarse))
        {
            WinogradPlanes pixels = Pixels(recording, fine, (first, tiles), Coarse, Padding);
            WinogradPlanes results = new(_results.Slice, tiles, _link.CoarseChannels);
            recording.Dispatch(new WinogradForward(new WinogradProduct(pixels, taps, results, _link.FineChannels, Tile(results))));
            Results(recording, results, epilogue, coarse, first);
        }
    }

    /// <summary>Coarse to fine.</summary>
    public void ToFine(Recording recording, FeatureMap coarse, ConvEpilogue epilogue, FeatureMap fine)
    {
        WinogradPlanes taps = Taps(recording, turned: true);
        foreach ((int first, int tiles) in Turns(Fine))
        {
            WinogradPlanes pixels = Pixels(recording, coarse, (first, tiles), Fine, Kernel - 1 - Padding);
            WinogradPlanes results = new(_results.Slice, tiles, _link.FineChannels);
            recording.Dispatch(new WinogradTransposed(new WinogradProduct(pixels, taps, results, _link.CoarseChannels, Tile(results))));
            Results(recording, results, epilogue, fine, first);
        }
    }

    /// <summary>Overwrites the weight's gradient.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="fine">The fine map, or its gradient.</param>
    /// <param name="coarse">The coarse map, or its gradient.</param>
    /// <param name="squares">Receives <see cref="SquareCount"/> sums of squares.</param>
    public void Gradient(Recording recording, FeatureMap fine, FeatureMap coarse, BufferSlice squares)
    {
        WinogradPlanes taps = new(_taps.Slice, _link.CoarseChannels, _link.FineChannels);
        foreach ((int first, int tiles) in Turns(Coarse))
        {
            WinogradPlanes pixels = Pixels(recording, fine, (first, tiles), Coarse, Padding);
            WinogradPlanes gradients = new(_results.Slice, tiles, _link.CoarseChannels);
            recording.Dispatch(new WinogradGradient(
                coarse.Matrix.Buffer, gradients.Buffer, Size(gradients, first, Coarse, coarse, 0)));
            recording.Dispatch(new WinogradBackwardWeight(
                new WinogradProduct(gradients, pixels, taps, tiles, Tile(taps)), Accumulate: first > 0));
            recording.Cut();
        }

        recording.Dispatch(new WinogradTapsGradient(
            taps.Buffer, _link.Weight.Gradient.Buffer, squares, WinogradTapParams.Of(taps, taps.Rows, turned: false)));
        recording.Cut();
    }

    // Of the whole batch.
    private int Tiles((int Height, int Width) tiled) =>
        checked(_batch * WinogradPlanes.Tiles(tiled.Height) * WinogradPlanes.Tiles(tiled.Width));

    private IEnumerable<(int First, int Tiles)> Turns((int Height, int Width) tiled)
    {
        int all = Tiles(tiled);
        for (int first = 0; first < all; first += _turn)
        {
            yield return (first, Math.Min(_turn, all - first));
        }
    }

    // Stored rows of a weight behind the last output are zero, and so become those of its planes.
    private WinogradPlanes Taps(Recording recording, bool turned)
    {
        WinogradPlanes planes = new(_taps.Slice, _link.CoarseChannels, _link.FineChannels);
        recording.Dispatch(new WinogradTaps(
            _link.Weight.Value.Buffer, planes.Buffer, WinogradTapParams.Of(planes, Tensor.Pad(planes.Rows), turned)));
        return planes;
    }

    private WinogradPlanes Pixels(
        Recording recording, FeatureMap map, (int First, int Tiles) turn, (int Height, int Width) tiled, int before)
    {
        WinogradPlanes planes = new(_pixels.Slice, turn.Tiles, map.Shape.Channels);
        recording.Dispatch(new WinogradPixels(map.Matrix.Buffer, planes.Buffer, Size(planes, turn.First, tiled, map, before)));
        return planes;
    }

    private static void Results(Recording recording, WinogradPlanes results, ConvEpilogue epilogue, FeatureMap y, int first)
    {
        WinogradTileParams size = Size(results, first, (y.Shape.Height, y.Shape.Width), y, 0) with
        {
            Outputs = (uint)y.Matrix.Columns,
            Activation = (uint)epilogue.Activation,
        };
        recording.Dispatch(new WinogradResults(results.Buffer, epilogue.Other, y.Matrix.Buffer, size, epilogue.Backward));
        recording.Cut();
    }

    private static WinogradTileParams Size(
        WinogradPlanes planes, int first, (int Height, int Width) tiled, FeatureMap map, int before) =>
        WinogradTileParams.Of(planes, first, tiled, (map.Shape.Height, map.Shape.Width), before, map.ZeroRow);

    private GemmTile Tile(WinogradPlanes results) =>
        ConvTiles.Product(_link.Traits, WinogradPlanes.Count, results.Rows, Tensor.Pad(results.Columns));
}
