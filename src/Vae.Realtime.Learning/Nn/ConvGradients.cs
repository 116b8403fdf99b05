namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>
/// The gradients of a convolution's parameters on one batch size. Both are sums over every pixel of the batch, taken in shares that run
/// side by side and are then added up in their order.
/// </summary>
internal sealed class ConvGradients
{
    private readonly ConvLink _link;
    private readonly WinogradRun? _winograd;
    private readonly Parameter _bias;
    private readonly GemmTile _tile;
    private readonly int _share;
    private readonly int _shares;
    private readonly BufferSlice _parts;
    private readonly BufferSlice _partSquares;
    private readonly BufferSlice _squares;
    private readonly BufferSlice _biasParts;
    private readonly BufferSlice _biasPartSquares;
    private readonly BufferSlice _biasSquares;
    private readonly int _biasShare;
    private readonly int _biasShares;

    /// <param name="link">Whose weight.</param>
    /// <param name="winograd">That makes the weight's gradient; null where plain sums do.</param>
    /// <param name="bias">Bias of the layer.</param>
    /// <param name="pixels">Per example of the layer's output.</param>
    /// <param name="plan">Receives the scratch.</param>
    public ConvGradients(ConvLink link, WinogradRun? winograd, Parameter bias, int pixels, PassPlan plan)
    {
        (_link, _winograd, _bias) = (link, winograd, bias);
        int tiles;
        (_tile, tiles, _share, _shares) = Shares(link, plan.Batch);
        _squares = plan.Squares(WeightSquares(link, plan.Batch));
        if (_shares > 1 && winograd is null)
        {
            _parts = plan.Floats((long)_shares * link.CoarseChannels * Columns(link));
            _partSquares = plan.Floats((long)_shares * tiles);
        }

        int rows = checked(plan.Batch * pixels);
        _biasShare = (int)Math.Ceiling(Math.Sqrt(rows));
        _biasShares = (rows + _biasShare - 1) / _biasShare;
        int quads = bias.Value.RowStride / 4;
        _biasParts = plan.Floats((long)_biasShares * bias.Value.RowStride);
        _biasPartSquares = plan.Floats(ColumnSums.SquareCount(quads, _biasShares));
        _biasSquares = plan.Squares(ColumnSums.SquareCount(quads, 1));
    }

    /// <summary>Partial sums of squares that a step writes.</summary>
    public static int SquareTiles(ConvLink link, int biasColumns, int batch) =>
        WeightSquares(link, batch) + ColumnSums.SquareCount(Tensor.Pad(biasColumns) / 4, 1);

    /// <summary>Overwrites both gradients.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="map">The fine map or its unfolded columns.</param>
    /// <param name="coarse">The coarse map.</param>
    /// <param name="table">That gathers from the first for the second.</param>
    /// <param name="dz">Which of them is the output's gradient.</param>
    public void Record(Recording recording, FeatureMap map, FeatureMap coarse, ConvTable table, FeatureMap dz)
    {
        if (_winograd is null)
        {
            RecordWeight(recording, map, coarse, table);
        }
        else
        {
            _winograd.Gradient(recording, map, coarse, _squares);
        }

        RecordBias(recording, dz.Matrix);
    }

    private void RecordWeight(Recording recording, FeatureMap map, FeatureMap coarse, ConvTable table)
    {
        Tensor gradient = _link.Weight.Gradient;
        ConvWeightParams size = new(
            (uint)Tensor.Pad(coarse.Matrix.Rows),
            (uint)_share,
            (uint)_link.CoarseChannels,
            (uint)map.Matrix.RowStride,
            (uint)coarse.Matrix.RowStride / 4,
            (uint)table.InputPixels,
            (uint)map.ZeroRow);
        bool whole = _shares == 1;
        recording.Dispatch(new ConvBackwardWeight(
            coarse.Matrix.Buffer,
            map.Matrix.Buffer,
            _link.Words(table),
            whole ? gradient.Buffer : _parts,
            whole ? _squares : _partSquares,
            size,
            table.Phases[0].Taps.Count,
            _tile));
        recording.Cut();
        if (!whole)
        {
            AddUp(recording, _parts, gradient.Buffer, _squares, _shares, (uint)(_link.CoarseChannels * Columns(_link)) / 4);
        }
    }

    private void RecordBias(Recording recording, Tensor dz)
    {
        uint quads = (uint)dz.RowStride / 4;
        recording.Dispatch(new ColumnSums(
            dz.Buffer, _biasParts, _biasPartSquares, new ColumnSumsParams((uint)dz.Rows, quads, (uint)_biasShare, (uint)_biasShares)));
        AddUp(recording, _biasParts, _bias.Gradient.Buffer, _biasSquares, _biasShares, quads);
        recording.Cut();
    }

    private static void AddUp(Recording recording, BufferSlice parts, BufferSlice sums, BufferSlice squares, int shares, uint quads) =>
        recording.Dispatch(new ColumnSums(parts, sums, squares, new ColumnSumsParams((uint)shares, quads, (uint)shares, 1)));

    private static int Columns(ConvLink link) => link.Weight.Value.RowStride;

    private static int WeightSquares(ConvLink link, int batch)
    {
        if (link.Method(batch) == ConvMethod.Winograd)
        {
            return WinogradRun.SquareCount(link);
        }

        (_, int tiles, _, int shares) = Shares(link, batch);
        return shares == 1 ? tiles : ColumnSums.SquareCount(link.CoarseChannels * Columns(link) / 4, 1);
    }

    private static (GemmTile Tile, int Tiles, int Share, int Shares) Shares(ConvLink link, int batch)
    {
        GemmTile tile = ConvTiles.Weight(link.Traits, link.CoarseChannels, Columns(link));
        int tiles = tile.Count(link.CoarseChannels, Columns(link));
        int rows = Tensor.Pad(checked(batch * link.Geometry.CoarsePixels));
        int share = ConvTiles.Share(link.Traits, tiles, rows);
        return (tile, tiles, share, (rows + share - 1) / share);
    }
}
