namespace Vae.Realtime.Scenes.Tiles;

using System.Numerics;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Scenes.Looks;

/// <summary>
/// What four rows of pixels at a time are made of: rows of texels and the weight that each has in the four. Rows next to one another
/// share most of theirs.
/// </summary>
internal sealed class TileRowBlocks
{
    private const int Block = ComposeImageParams.Block;

    private readonly List<(int TexelRow, Vector4 Weights)>[] _blocks;
    private readonly TileLayout _layout;

    /// <param name="taps">Taps of every row of pixels.</param>
    /// <param name="layout">Where the tiles lie.</param>
    /// <param name="height">Texels of a tile.</param>
    public TileRowBlocks(TileTaps taps, TileLayout layout, int height)
    {
        _layout = layout;
        _blocks = new List<(int, Vector4)>[(layout.Down.Pixels + Block - 1) / Block];
        for (int block = 0; block < _blocks.Length; block++)
        {
            _blocks[block] = [];
            for (int row = 0; row < Block && (block * Block) + row < layout.Down.Pixels; row++)
            {
                foreach ((int cell, int texel, float weight) in taps[(block * Block) + row])
                {
                    Add(_blocks[block], (cell * height) + texel, row, weight);
                }
            }

            Taps = Math.Max(Taps, _blocks[block].Count);
        }
    }

    /// <summary>Most taps of four rows.</summary>
    public int Taps { get; }

    /// <summary>Fours of rows.</summary>
    public int Count => _blocks.Length;

    /// <summary>The rows of texels, counted over all rows of the grid, and their weights.</summary>
    public IReadOnlyList<(int TexelRow, Vector4 Weights)> this[int block] => _blocks[block];

    /// <summary>What is added to the indices of the curves of the four rows.</summary>
    public Vector4 Curves(int block)
    {
        Vector4 curves = default;
        for (int row = 0; row < Block; row++)
        {
            curves[row] = Curve(Math.Min((block * Block) + row, _layout.Down.Pixels - 1));
        }

        return curves;
    }

    private float Curve(int row)
    {
        TileAxis axis = _layout.Down;
        bool differs = _layout.Differences == DifferenceTiles.LastRow && axis.Nearest(row + 0.5) == axis.Cells - 1;
        return !axis.Covers(row) ? LookCurves.Beside : differs ? LookCurves.Length : 0;
    }

    private static void Add(List<(int TexelRow, Vector4 Weights)> block, int texelRow, int row, float weight)
    {
        if (weight == 0)
        {
            return;
        }

        int at = block.FindIndex(tap => tap.TexelRow == texelRow);
        Vector4 weights = at < 0 ? default : block[at].Weights;
        weights[row] += weight;
        if (at < 0)
        {
            block.Add((texelRow, weights));
        }
        else
        {
            block[at] = (texelRow, weights);
        }
    }
}
