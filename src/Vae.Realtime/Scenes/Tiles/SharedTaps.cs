namespace Vae.Realtime.Scenes.Tiles;

using System.Numerics;

/// <summary>
/// What four pixels at a time are made of along an axis: texels, and the weight that each has in the four. Neighbours share most of theirs.
/// </summary>
internal sealed class SharedTaps
{
    private const int Block = 4;

    private readonly List<(int Place, Vector4 Weights)>[] _blocks;

    /// <param name="taps">Taps of every pixel.</param>
    /// <param name="pixels">Pixels along the axis, in whole fours or not.</param>
    /// <param name="cell">How far apart tiles lie.</param>
    /// <param name="texel">How far apart texels lie.</param>
    public SharedTaps(TileTaps taps, int pixels, int cell, int texel)
    {
        _blocks = new List<(int, Vector4)>[(pixels + Block - 1) / Block];
        for (int block = 0; block < _blocks.Length; block++)
        {
            _blocks[block] = [];
            for (int lane = 0; lane < Block; lane++)
            {
                foreach ((int tile, int place, float weight) in taps[(block * Block) + lane])
                {
                    Add(_blocks[block], (tile * cell) + (place * texel), lane, weight);
                }
            }

            Most = Math.Max(Most, _blocks[block].Count);
        }
    }

    /// <summary>Most taps of four pixels.</summary>
    public int Most { get; }

    /// <summary>Fours of pixels.</summary>
    public int Count => _blocks.Length;

    /// <summary>Where the texels of four pixels lie, and their weights.</summary>
    public IReadOnlyList<(int Place, Vector4 Weights)> this[int block] => _blocks[block];

    private static void Add(List<(int Place, Vector4 Weights)> block, int place, int lane, float weight)
    {
        if (weight == 0)
        {
            return;
        }

        int at = block.FindIndex(tap => tap.Place == place);
        Vector4 weights = at < 0 ? default : block[at].Weights;
        weights[lane] += weight;
        if (at < 0)
        {
            block.Add((place, weights));
        }
        else
        {
            block[at] = (place, weights);
        }
    }
}
