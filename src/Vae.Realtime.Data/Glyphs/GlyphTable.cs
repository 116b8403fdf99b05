namespace Vae.Realtime.Data.Glyphs;

/// <summary>
/// The glyph descriptions as <c>glyphs.comp</c> reads them, one 32-bit word per load:
/// <list type="bullet">
/// <item>per class: first shape | number of shapes &lt;&lt; 16;</item>
/// <item>per shape: index of its first corner in this table | number of corners &lt;&lt; 16, then half width | half height &lt;&lt; 16;</item>
/// <item>per corner: x | y &lt;&lt; 12 | stroke &lt;&lt; 24 | pen &lt;&lt; 31, pen set where a line is drawn from the corner before.</item>
/// </list>
/// Shapes are centred and 2 units high, x to the right, y downwards. Lengths are in steps of 1/2048 unit, coordinates offset by 2048.
/// </summary>
internal static class GlyphTable
{
    private const double HalfHeight = 2048;
    private const int MaxCoordinate = 4095;

    /// <summary>Number of classes: the ten digits, then the 26 capital letters.</summary>
    public static int ClassCount => GlyphStrokes.Labels.Length;

    /// <summary>Width and height of the pictures drawn from the table, in pixels.</summary>
    public static int Side => 28;

    /// <summary>The table, built again by each call; about 5 KB.</summary>
    public static uint[] Create()
    {
        IReadOnlyList<(char Label, string Path)> shapes = GlyphStrokes.Shapes;
        var table = new List<uint>();
        int first = 0;
        foreach (char label in GlyphStrokes.Labels)
        {
            int count = shapes.Skip(first).TakeWhile(shape => shape.Label == label).Count();
            table.Add(Pair(first, count));
            first += count;
        }

        var corners = new List<uint>();
        int cornersAt = ClassCount + (2 * shapes.Count);
        foreach ((_, string path) in shapes)
        {
            IReadOnlyList<GlyphPoint> points = GlyphPath.Flatten(path);
            (double left, double right) = (points.Min(p => p.X), points.Max(p => p.X));
            (double top, double bottom) = (points.Min(p => p.Y), points.Max(p => p.Y));
            double scale = HalfHeight / ((bottom - top) / 2);
            table.Add(Pair(cornersAt + corners.Count, points.Count));
            table.Add(Pair((int)Math.Ceiling(scale * (right - left) / 2), (int)HalfHeight));
            corners.AddRange(points.Select(p =>
                Coordinate(scale * (p.X - ((left + right) / 2)))
                | Coordinate(scale * (p.Y - ((top + bottom) / 2))) << 12
                | (uint)p.Stroke << 24
                | (p.PenDown ? 1u << 31 : 0)));
        }

        return [.. table, .. corners];
    }

    private static uint Coordinate(double steps) => (uint)Math.Clamp((int)Math.Round(steps) + (int)HalfHeight, 0, MaxCoordinate);

    private static uint Pair(int low, int high) => (uint)low | (uint)high << 16;
}
