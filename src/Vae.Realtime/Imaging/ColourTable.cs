namespace Vae.Realtime.Imaging;

/// <summary>
/// At most 256 colours for pictures of any number: exact where there are no more, as with grey ones; else by <see cref="MedianCut"/>, with
/// an ordered dither (Bayer 1973) in place of edges between near colours: it lies still where frames follow each other.
/// </summary>
internal sealed class ColourTable
{
    /// <summary>The most colours.</summary>
    public const int Size = 256;

    // Levels that the dither adds at most, about the distance of neighbouring colours in a smooth picture.
    private const int DitherLevels = 12;
    private const int DitherSide = 8;

    private readonly int[] _colours;
    private readonly Dictionary<int, byte> _indices;
    private readonly bool _exact;

    private ColourTable(int[] colours, bool exact)
    {
        (_colours, _exact) = (colours, exact);
        _indices = exact ? Enumerable.Range(0, colours.Length).ToDictionary(index => colours[index], index => (byte)index) : [];
    }

    /// <summary>(256, 3); what is not used is black.</summary>
    public byte[] Rgb
    {
        get
        {
            byte[] rgb = new byte[3 * Size];
            for (int at = 0; at < _colours.Length; at++)
            {
                (rgb[3 * at], rgb[(3 * at) + 1], rgb[(3 * at) + 2]) = Channels(_colours[at]);
            }

            return rgb;
        }
    }

    public static ColourTable Of(IReadOnlyList<Rgba32Picture> pictures)
    {
        HashSet<int> colours = [];
        foreach (Rgba32Picture picture in pictures)
        {
            for (int at = 0; at < picture.Rgba.Length && colours.Count <= Size; at += Rgba32Picture.PixelBytes)
            {
                colours.Add(ColourAt(picture.Rgba, at));
            }
        }

        return colours.Count <= Size
            ? new ColourTable([.. colours.Order()], exact: true)
            : new ColourTable(MedianCut.Of(pictures.SelectMany(Colours), Size), exact: false);
    }

    /// <summary>The colour of every pixel, row by row.</summary>
    public byte[] IndicesOf(Rgba32Picture picture)
    {
        byte[] indices = new byte[picture.Rgba.Length / Rgba32Picture.PixelBytes];
        for (int i = 0; i < indices.Length; i++)
        {
            int colour = ColourAt(picture.Rgba, i * Rgba32Picture.PixelBytes);
            indices[i] = _exact ? _indices[colour] : Nearest(Dithered(colour, i % picture.Width, i / picture.Width));
        }

        return indices;
    }

    private static IEnumerable<int> Colours(Rgba32Picture picture)
    {
        for (int at = 0; at < picture.Rgba.Length; at += Rgba32Picture.PixelBytes)
        {
            yield return ColourAt(picture.Rgba, at);
        }
    }

    private static int ColourAt(byte[] rgba, int at) => (rgba[at] << 16) | (rgba[at + 1] << 8) | rgba[at + 2];

    private static (byte Red, byte Green, byte Blue) Channels(int colour) => ((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);

    private static int Dithered(int colour, int x, int y)
    {
        double offset = DitherLevels * (Threshold(x % DitherSide, y % DitherSide) - 0.5);
        int Moved(int channel) => (int)Math.Clamp(channel + offset + 0.5, 0, byte.MaxValue);
        (byte red, byte green, byte blue) = Channels(colour);
        return (Moved(red) << 16) | (Moved(green) << 8) | Moved(blue);
    }

    // Bayer's matrix of 8x8 in (0,1): the bits of x ^ y and y, the lowest first, are the number's from the highest on.
    private static double Threshold(int x, int y)
    {
        int rank = 0;
        for (int bit = 0; bit < 3; bit++)
        {
            rank = (rank << 2) | ((((x ^ y) >> bit) & 1) << 1) | ((y >> bit) & 1);
        }

        return (rank + 0.5) / (DitherSide * DitherSide);
    }

    private byte Nearest(int colour)
    {
        if (_indices.TryGetValue(colour, out byte known))
        {
            return known;
        }

        (byte red, byte green, byte blue) = Channels(colour);
        (int best, int least) = (0, int.MaxValue);
        for (int index = 0; index < _colours.Length; index++)
        {
            (byte r, byte g, byte b) = Channels(_colours[index]);
            int distance = ((r - red) * (r - red)) + ((g - green) * (g - green)) + ((b - blue) * (b - blue));
            (best, least) = distance < least ? (index, distance) : (best, least);
        }

        return _indices[colour] = (byte)best;
    }
}
