namespace Vae.Realtime.Data.Glyphs;

/// <summary>
/// The glyph descriptions as <c>glyphs.comp</c> reads them, four floats an entry:
/// <list type="bullet">
/// <item>per class: (first shape, number of shapes, 0, 0), both counted in shapes;</item>
/// <item>per shape: (first corner, number of corners, half width, half height), the corner as an entry number of this table;</item>
/// <item>per corner: (x, y, stroke, pen), pen 1 where a line is drawn from the corner before and 0 where a stroke begins.</item>
/// </list>
/// Shapes are centred and 2 units high, x to the right, y downwards.
/// </summary>
public static class GlyphTable
{
    private const double UnitsPerHalfHeight = 10;
    private const int EntryFloats = 4;

    /// <summary>Number of classes: the ten digits, then the 26 capital letters.</summary>
    public static int ClassCount => GlyphStrokes.Labels.Length;

    /// <summary>The table, (entries, 4) row-major; built anew by each call.</summary>
    public static float[] Create()
    {
        IReadOnlyList<(char Label, string Path)> shapes = GlyphStrokes.Shapes;
        var table = new List<float>(EntryFloats * 2048);
        int first = 0;
        foreach (char label in GlyphStrokes.Labels)
        {
            int count = shapes.Skip(first).TakeWhile(shape => shape.Label == label).Count();
            table.AddRange([first, count, 0, 0]);
            first += count;
        }

        var corners = new List<float>();
        int cornersAt = ClassCount + shapes.Count;
        foreach ((_, string path) in shapes)
        {
            IReadOnlyList<GlyphPoint> points = GlyphPath.Flatten(path);
            (double left, double right) = (points.Min(p => p.X), points.Max(p => p.X));
            (double top, double bottom) = (points.Min(p => p.Y), points.Max(p => p.Y));
            table.AddRange([cornersAt + (corners.Count / EntryFloats), points.Count, Half(right - left), Half(bottom - top)]);
            foreach (GlyphPoint p in points)
            {
                corners.AddRange([Unit(p.X - ((left + right) / 2)), Unit(p.Y - ((top + bottom) / 2)), p.Stroke, p.PenDown ? 1 : 0]);
            }
        }

        return [.. table, .. corners];
    }

    private static float Half(double extent) => Unit(extent / 2);

    private static float Unit(double length) => (float)(length / UnitsPerHalfHeight);
}
