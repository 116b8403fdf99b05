namespace Vae.Realtime.Scenes.Tiles;

using System.Numerics;
using System.Runtime.InteropServices;

/// <summary>
/// What four pixels at a time are made of along an axis: texels, and the weight that each has in the four. Neighbours share most of theirs.
/// </summary>
internal sealed class SharedTaps
{
    private const int Block = 4;

    private readonly List<(int Place, Vector4 Weights)> _taps = [];
    private readonly int[] _ends;

    /// <param name="taps">Taps of every pixel.</param>
    /// <param name="pixels">Pixels along the axis, in whole fours or not.</param>
    /// <param name="cell">How far apart tiles lie.</param>
    /// <param name="texel">How far apart texels lie.</param>
    public SharedTaps(TileTaps taps, int pixels, int cell, int texel)
    {
        _ends = new int[(pixels + Block - 1) / Block];
        for (int block = 0; block < _ends.Length; block++)
        {
            int begin = _taps.Count;
            for (int lane = 0; lane < Block; lane++)
            {
                foreach ((int tile, int place, float weight) in taps[(block * Block) + lane])
                {
                    Add(begin, (tile * cell) + (place * texel), lane, weight);
                }
            }

            _ends[block] = _taps.Count;
            Most = Math.Max(Most, _taps.Count - begin);
        }
    }

    /// <summary>Most taps of four pixels.</summary>
    public int Most { get; }

    /// <summary>Fours of pixels.</summary>
    public int Count => _ends.Length;

    /// <summary>Where the texels of four pixels lie, and their weights.</summary>
    public ReadOnlySpan<(int Place, Vector4 Weights)> this[int block] =>
        CollectionsMarshal.AsSpan(_taps)[(block == 0 ? 0 : _ends[block - 1]).._ends[block]];

    private void Add(int begin, int place, int lane, float weight)
    {
        foreach (ref (int Place, Vector4 Weights) tap in CollectionsMarshal.AsSpan(_taps)[begin..])
        {
            if (tap.Place == place)
            {
                tap.Weights[lane] += weight;
                return;
            }
        }

        Vector4 weights = default;
        weights[lane] = weight;
        _taps.Add((place, weights));
    }
}
