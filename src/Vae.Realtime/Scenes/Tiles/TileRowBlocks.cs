namespace Vae.Realtime.Scenes.Tiles;

using System.Numerics;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Scenes.Looks;

/// <summary>What four rows of pixels at a time are made of: rows of texels with their weights in the four, and where their curves begin.</summary>
/// <param name="taps">Taps of every row of pixels.</param>
/// <param name="layout">Where the tiles lie.</param>
/// <param name="height">Texels of a tile.</param>
/// <param name="row">How far apart rows of texels lie.</param>
internal sealed class TileRowBlocks(TileTaps taps, TileLayout layout, int height, int row)
{
    private const int Block = ComposeImageParams.Block;

    /// <summary>The rows of texels of the whole grid.</summary>
    public SharedTaps Rows { get; } = new(taps, layout.Down.Pixels, height * row, row);

    /// <summary>What is added to the indices of the curves of the four rows.</summary>
    public Vector4 Curves(int block)
    {
        Vector4 curves = default;
        for (int lane = 0; lane < Block; lane++)
        {
            curves[lane] = Curve(Math.Min((block * Block) + lane, layout.Down.Pixels - 1));
        }

        return curves;
    }

    private float Curve(int pixel)
    {
        TileAxis axis = layout.Down;
        bool differs = layout.Differences == DifferenceTiles.LastRow && axis.Nearest(pixel + 0.5) == axis.Cells - 1;
        return !axis.Covers(pixel) ? LookCurves.Beside : differs ? LookCurves.Length : 0;
    }
}
