namespace Vae.Realtime.Scenes.Tiles;

/// <summary>How the tiles of a grid lie along one axis of a picture. Lengths are in pixels.</summary>
/// <param name="Pixels">The picture's length.</param>
/// <param name="Cells">Tiles along it.</param>
/// <param name="Texels">Texels of one tile.</param>
/// <param name="Origin">Where the first tile's share begins.</param>
/// <param name="Pitch">From one tile to the next.</param>
/// <param name="Size">Size of one tile: less than the pitch leaves gaps, more makes tiles overlap and blend.</param>
/// <param name="Mirrored">Whether every other tile is the other way round, so that neighbours meet at the same edge.</param>
/// <param name="Before">Pixels at the beginning that the tiles are kept out of.</param>
/// <param name="After">Pixels at the end that they are kept out of.</param>
internal readonly record struct TileAxis(
    int Pixels, int Cells, int Texels, double Origin, double Pitch, double Size, bool Mirrored = false, int Before = 0, int After = 0)
{
    /// <summary>Tiles as large as fits, with gaps between them, in the middle of a span.</summary>
    /// <param name="pixels">The picture's length.</param>
    /// <param name="cells">Tiles.</param>
    /// <param name="texels">Texels of one tile.</param>
    /// <param name="size">Size of one tile.</param>
    /// <param name="gap">Between two.</param>
    public static TileAxis Centred(int pixels, int cells, int texels, double size, double gap) =>
        new(pixels, cells, texels, (pixels - (cells * size) - ((cells - 1) * gap)) / 2, size + gap, size);

    /// <summary>Overlapping tiles over the whole picture.</summary>
    /// <param name="pixels">The picture's length.</param>
    /// <param name="cells">Tiles, enough to reach from end to end.</param>
    /// <param name="texels">Texels of one tile.</param>
    /// <param name="pitch">From one tile to the next.</param>
    /// <param name="overlap">Part of the pitch over which a tile blends into the next, in (0,1].</param>
    /// <param name="mirrored">Whether every other tile is the other way round.</param>
    public static TileAxis Covering(int pixels, int cells, int texels, double pitch, double overlap, bool mirrored = false) =>
        new(pixels, cells, texels, (pixels - (cells * pitch)) / 2, pitch, pitch * (1 + overlap), mirrored);

    /// <summary>The same tiles in a longer picture, kept within the part of it that they were made for.</summary>
    /// <param name="pixels">The longer picture's length.</param>
    /// <param name="before">Pixels of it before that part.</param>
    public TileAxis Inside(int pixels, int before) =>
        this with { Pixels = pixels, Origin = Origin + before, Before = Before + before, After = After + pixels - before - Pixels };

    /// <summary>Part of the pitch over which neighbours blend; 0 where there are gaps.</summary>
    public double Overlap => Math.Max(0, (Size / Pitch) - 1);

    /// <summary>Where a tile begins; before its share of the pitch, if it overlaps.</summary>
    public double Begin(int cell) => Origin + (cell * Pitch) - (0.5 * Overlap * Pitch);

    /// <summary>The tile whose middle is nearest to a place.</summary>
    public int Nearest(double place) => (int)Math.Clamp(Math.Round((place - Begin(0) - (0.5 * Size)) / Pitch), 0, Cells - 1);

    /// <summary>The texel of a tile that lies at a place along the axis, counted from the tile's beginning.</summary>
    public int Texel(int cell, int place) => Mirrored && int.IsOddInteger(cell) ? Texels - 1 - place : place;

    /// <summary>How much a tile counts at a place, before the sum over tiles is made 1: it comes and goes smoothly where tiles overlap.</summary>
    public double Weight(int cell, double place)
    {
        if (Overlap <= 0)
        {
            return cell == Nearest(place) ? 1 : 0;
        }

        double at = (place - Origin) / Pitch - cell;
        return SmoothStep((at / Overlap) + 0.5) * SmoothStep(((1 - at) / Overlap) + 0.5);
    }

    /// <summary>Whether a pixel's middle lies in a tile; always where tiles overlap, within their part of the picture.</summary>
    public bool Covers(int pixel)
    {
        double at = pixel + 0.5 - Begin(Nearest(pixel + 0.5));
        return pixel >= Before && pixel < Pixels - After && (Overlap > 0 || (at >= 0 && at < Size));
    }

    /// <summary>Whether a place lies in the tiles' part of the picture.</summary>
    public bool Holds(double place) => place >= Before && place < Pixels - After;

    /// <summary>The pixel of the tiles' part of the picture that is nearest to one anywhere in it.</summary>
    public int Within(int pixel) => Math.Clamp(pixel, Before, Pixels - After - 1);

    private static double SmoothStep(double t)
    {
        double clamped = Math.Clamp(t, 0, 1);
        return clamped * clamped * (3 - (2 * clamped));
    }
}
