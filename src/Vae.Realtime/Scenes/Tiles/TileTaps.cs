namespace Vae.Realtime.Scenes.Tiles;

using System.Runtime.InteropServices;

/// <summary>
/// What every pixel along an axis is made of: texels of tiles, and their weights, which sum to 1. Tiles shown smaller than they are
/// are averaged, so that nothing flickers.
/// </summary>
internal sealed class TileTaps
{
    private readonly List<(int Cell, int Texel, float Weight)> _taps = [];
    private readonly int[] _ends;

    /// <param name="axis">Where the tiles lie.</param>
    /// <param name="filter">What lies between texels.</param>
    public TileTaps(TileAxis axis, PictureFilter filter)
    {
        // A window's size may change in every frame: nothing is allocated for a single pixel.
        _ends = new int[axis.Pixels];
        double[] texels = new double[axis.Texels];
        for (int pixel = 0; pixel < _ends.Length; pixel++)
        {
            Add(_taps, axis, filter, axis.Within(pixel) + 0.5, texels);
            _ends[pixel] = _taps.Count;
        }
    }

    /// <summary>The taps of a pixel; past the end those of the last.</summary>
    public ReadOnlySpan<(int Cell, int Texel, float Weight)> this[int pixel]
    {
        get
        {
            int at = Math.Min(pixel, _ends.Length - 1);
            return CollectionsMarshal.AsSpan(_taps)[(at == 0 ? 0 : _ends[at - 1]).._ends[at]];
        }
    }

    // The texels are zeros, before and after.
    private static void Add(List<(int, int, float)> taps, TileAxis axis, PictureFilter filter, double place, double[] texels)
    {
        int nearest = axis.Nearest(place);
        (int first, int last) = (Math.Max(0, nearest - 1), Math.Min(axis.Cells - 1, nearest + 1));
        double total = 0;
        for (int cell = first; cell <= last; cell++)
        {
            total += axis.Weight(cell, place);
        }

        for (int cell = first; cell <= last; cell++)
        {
            if (axis.Weight(cell, place) is > 0 and double share)
            {
                double at = Math.Clamp((place - axis.Begin(cell)) / axis.Size, 0, 1) * axis.Texels;
                Range reached = Spread(texels, at, axis.Texels / axis.Size, filter);
                Span<double> touched = texels.AsSpan(reached);
                double sum = 0;
                foreach (double weight in touched)
                {
                    sum += weight;
                }

                for (int i = 0; i < touched.Length; i++)
                {
                    if (Math.Abs(touched[i]) > 1e-6 * sum)
                    {
                        taps.Add((cell, axis.Texel(cell, reached.Start.Value + i), (float)(touched[i] / sum * share / total)));
                    }
                }

                touched.Clear();
            }
        }
    }

    // Beyond its border a tile repeats its last texel. Returns which texels count.
    private static Range Spread(double[] texels, double at, double pixel, PictureFilter filter)
    {
        double stretch = Math.Max(1, pixel);
        double reach = filter switch
        {
            PictureFilter.Sharp => (0.5 * pixel) + 0.5,
            PictureFilter.Smooth => stretch,
            _ => 2 * stretch,
        };
        (int first, int last) = ((int)Math.Floor(at - reach), (int)Math.Ceiling(at + reach));
        for (int texel = first; texel <= last; texel++)
        {
            double away = Math.Abs(texel + 0.5 - at);
            texels[Math.Clamp(texel, 0, texels.Length - 1)] += filter switch
            {
                PictureFilter.Sharp => Math.Max(0, Math.Min(texel + 1, at + (0.5 * pixel)) - Math.Max(texel, at - (0.5 * pixel))),
                PictureFilter.Smooth => Math.Max(0, 1 - (away / stretch)),
                _ => CatmullRom(away / stretch),
            };
        }

        return Math.Clamp(first, 0, texels.Length - 1)..(Math.Clamp(last, 0, texels.Length - 1) + 1);
    }

    // Keys 1981, "Cubic convolution interpolation for digital image processing", with a = -1/2.
    private static double CatmullRom(double away) => away switch
    {
        < 1 => (away * away * ((1.5 * away) - 2.5)) + 1,
        < 2 => (away * ((away * (2.5 - (0.5 * away))) - 4)) + 2,
        _ => 0,
    };
}
