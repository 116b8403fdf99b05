namespace Vae.Realtime.Realtime;

/// <summary>
/// What every pixel along an axis is made of: texels of tiles, and their weights, which sum to 1. Tiles shown smaller than they are
/// are averaged, so that nothing flickers.
/// </summary>
public sealed class TileTaps
{
    private readonly (int Cell, int Texel, float Weight)[] _taps;

    /// <param name="axis">Where the tiles lie.</param>
    /// <param name="filter">What lies between texels.</param>
    public TileTaps(TileAxis axis, PictureFilter filter)
    {
        List<(int, int, float)>[] pixels = [.. Enumerable.Range(0, axis.Pixels).Select(pixel => Of(axis, filter, pixel + 0.5))];
        Count = pixels.Max(taps => taps.Count);
        _taps = new (int, int, float)[axis.Pixels * Count];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            // What is left over repeats a tap without weight.
            _taps.AsSpan(pixel * Count, Count).Fill((pixels[pixel][0].Item1, pixels[pixel][0].Item2, 0));
            pixels[pixel].CopyTo(_taps, pixel * Count);
        }
    }

    /// <summary>Taps of a pixel.</summary>
    public int Count { get; }

    /// <summary>The taps of a pixel; past the end those of the last.</summary>
    public ReadOnlySpan<(int Cell, int Texel, float Weight)> this[int pixel] =>
        _taps.AsSpan(Math.Min(pixel, (_taps.Length / Count) - 1) * Count, Count);

    private static List<(int Cell, int Texel, float Weight)> Of(TileAxis axis, PictureFilter filter, double place)
    {
        int nearest = axis.Nearest(place);
        (int Cell, double Weight)[] cells =
            [.. Enumerable.Range(nearest - 1, 3).Where(cell => cell >= 0 && cell < axis.Cells).Select(cell => (cell, axis.Weight(cell, place)))];
        double total = cells.Sum(cell => cell.Weight);
        List<(int, int, float)> taps = [];
        foreach ((int cell, double share) in cells.Where(cell => cell.Weight > 0))
        {
            double[] texels = new double[axis.Texels];
            double at = Math.Clamp((place - axis.Begin(cell)) / axis.Size, 0, 1) * axis.Texels;
            Spread(texels, at, axis.Texels / axis.Size, filter);
            double sum = texels.Sum();
            for (int texel = 0; texel < texels.Length; texel++)
            {
                if (Math.Abs(texels[texel]) > 1e-6 * sum)
                {
                    taps.Add((cell, axis.Texel(cell, texel), (float)(texels[texel] / sum * share / total)));
                }
            }
        }

        return taps;
    }

    // Beyond its border a tile repeats its last texel.
    private static void Spread(double[] texels, double at, double pixel, PictureFilter filter)
    {
        double stretch = Math.Max(1, pixel);
        double reach = filter switch
        {
            PictureFilter.Sharp => (0.5 * pixel) + 0.5,
            PictureFilter.Smooth => stretch,
            _ => 2 * stretch,
        };
        for (int texel = (int)Math.Floor(at - reach); texel <= Math.Ceiling(at + reach); texel++)
        {
            double away = Math.Abs(texel + 0.5 - at);
            texels[Math.Clamp(texel, 0, texels.Length - 1)] += filter switch
            {
                PictureFilter.Sharp => Math.Max(0, Math.Min(texel + 1, at + (0.5 * pixel)) - Math.Max(texel, at - (0.5 * pixel))),
                PictureFilter.Smooth => Math.Max(0, 1 - (away / stretch)),
                _ => CatmullRom(away / stretch),
            };
        }
    }

    // Keys 1981, "Cubic convolution interpolation for digital image processing", with a = -1/2.
    private static double CatmullRom(double away) => away switch
    {
        < 1 => (away * away * ((1.5 * away) - 2.5)) + 1,
        < 2 => (away * ((away * (2.5 - (0.5 * away))) - 4)) + 2,
        _ => 0,
    };
}
