namespace Vae.Realtime.Reference;

/// <summary>
/// What <c>shaders/overlay/overlay_tiles.comp</c> lays over one pixel, from the same list, whose layout is described there. Colours are
/// premultiplied and grow from the tile's entry by entry.
/// </summary>
/// <param name="list">Floats of the list.</param>
/// <param name="atlas">Floats of the letters.</param>
internal sealed class OverlayReference(double[] list, double[] atlas)
{
    private readonly double[] _over = new double[4];

    /// <summary>Tiles in use.</summary>
    public int Tiles => (int)list[0];

    /// <summary>Left and upper edge of a tile.</summary>
    public (int X, int Y) Corner(int tile) => ((int)list[Tile(tile)], (int)list[Tile(tile) + 1]);

    /// <summary>A byte of a picture under a byte of an overlay: <c>shaders/overlay/overlay_blend.comp</c>.</summary>
    /// <param name="over">Colour times alpha.</param>
    /// <param name="alpha">Alpha of the overlay's pixel.</param>
    /// <param name="under">The picture's.</param>
    public static uint Blend(uint over, uint alpha, uint under) => over + (uint)Math.Round(under * (255 - alpha) / 255.0);

    /// <summary>A pixel of the overlay: three channels times alpha, and alpha, in [0,1].</summary>
    /// <param name="tile">The tile it lies in.</param>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    public double[] Pixel(int tile, int x, int y)
    {
        Array.Copy(list, Tile(tile) + 4, _over, 0, 4);
        int first = (int)list[Tile(tile) + 2];
        for (int entry = first; entry < first + (int)list[Tile(tile) + 3]; entry++)
        {
            int at = 4 * (int)list[(4 * entry) + 1];
            switch ((int)list[4 * entry])
            {
                case 0:
                    Shape(at, x + 0.5, y + 0.5);
                    break;
                case 1 when Inside(at, x, y):
                    Blend(Rgb(list[at + 12]), list[at + 13] * Letter(at, x, y));
                    break;
                case 2 when Inside(at, x, y):
                    Blend(Rgb(list[at + 12]), list[at + 13] * Line(at, x, y + 0.5));
                    break;
            }
        }

        return [.. _over.Select(value => Math.Clamp(value, 0, 1))];
    }

    private static double[] Rgb(double packed)
    {
        int colour = (int)packed;
        return [(colour >> 16) / 255.0, ((colour >> 8) & 255) / 255.0, (colour & 255) / 255.0];
    }

    private int Tile(int tile) => 4 * ((int)list[1] + (2 * tile));

    private bool Inside(int clip, double x, double y) => x >= list[clip] && y >= list[clip + 1] && x < list[clip + 2] && y < list[clip + 3];

    private void Blend(double[] colour, double alpha)
    {
        for (int i = 0; i < 3; i++)
        {
            _over[i] = (colour[i] * alpha) + (_over[i] * (1 - alpha));
        }

        _over[3] = alpha + (_over[3] * (1 - alpha));
    }

    // Signed distance to a box with round corners: that of its core, less the radius.
    private void Shape(int at, double x, double y)
    {
        if (!Inside(at, x, y))
        {
            return;
        }

        (double dx, double dy) = (x - list[at + 4], y - list[at + 5]);
        (double along, double across) = ((dx * list[at + 6]) + (dy * list[at + 7]), (dy * list[at + 6]) - (dx * list[at + 7]));
        double radius = list[at + 10];
        (double u, double v) = (Math.Abs(along) - list[at + 8] + radius, Math.Abs(across) - list[at + 9] + radius);
        double core = u > 0 && v > 0 ? Math.Sqrt((u * u) + (v * v)) : Math.Max(u, v);
        double whole = Math.Clamp(0.5 + radius - core, 0, 1);
        double inner = Math.Clamp(0.5 + radius - core - list[at + 11], 0, 1);
        (double fill, double border) = (inner * list[at + 13], (whole - inner) * list[at + 15]);
        if (fill + border > 0)
        {
            (double[] f, double[] b) = (Rgb(list[at + 12]), Rgb(list[at + 14]));
            Blend([.. f.Zip(b, (inside, edge) => ((inside * fill) + (edge * border)) / (fill + border))], fill + border);
        }
    }

    private double Letter(int at, int x, int y)
    {
        int column = (int)list[(int)list[at + 4] + x - (int)list[at + 5]];
        return atlas[(4 * column) + y - (int)list[at + 6]];
    }

    private double Line(int at, int x, double y)
    {
        int column = (int)list[at + 4] + (2 * (x - (int)list[at + 5]));
        double off = Math.Max(list[column] - y, y - list[column + 1]);
        double line = Math.Clamp(0.5 + list[at + 6] - off, 0, 1);
        return Math.Max(line, list[at + 7] * Math.Clamp(0.5 + y - list[column + 1], 0, 1));
    }
}
