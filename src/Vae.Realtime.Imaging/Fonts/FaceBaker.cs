namespace Vae.Realtime.Imaging.Fonts;

using System.Numerics;
using System.Runtime.InteropServices;

/// <summary>
/// Draws glyphs from their strokes. Heights and widths are bent onto whole pixels first, so that stems and bars fall on pixels instead of
/// between them.
/// </summary>
internal sealed class FaceBaker(StrokeFont font)
{
    // Heights of the font that are bent onto pixels: descender, baseline, small letters, capitals.
    private const float Descender = -3;
    private const float Small = 7;
    private const float Capital = 10;

    // From the last stem of a letter to the first of the next, in font units.
    private const double Space = 3.0;

    // Middle of the widest letters to that of their neighbours where all are as wide.
    private const double MonoAdvance = 7.6;

    private readonly List<float> _coverages = [0, 0, 0, 0];

    public ReadOnlyMemory<float> Coverages => _coverages.ToArray();

    /// <summary>Draws the whole font in one size.</summary>
    /// <param name="capital">Pixels from the middle of a capital's foot to the middle of its head.</param>
    /// <param name="pen">Breadth of a stroke in pixels.</param>
    /// <param name="mono">All letters as wide as each other.</param>
    public OverlayFace Bake(int capital, double pen, bool mono)
    {
        // An odd pen draws sharp lines along the middles of pixels, an even one along their edges.
        float middle = (int)Math.Round(pen) % 2 == 0 ? 0 : 0.5f;
        int above = (int)Math.Ceiling((1.15 * capital) + (0.5 * pen) + 0.5);
        int below = (int)Math.Ceiling((0.32 * capital) + (0.5 * pen) + 0.5);
        int quads = (above + below + 3) / 4;
        float small = MathF.Round(capital * Small / Capital);
        float descender = -MathF.Round(-Descender * capital / Capital);
        float unit = capital / Capital;
        List<(char, OverlayGlyph)> glyphs = [];
        foreach ((char name, StrokeGlyph glyph) in font.Glyphs)
        {
            int width = Width(glyph, unit, mono);
            int advance = mono
                ? (int)Math.Round(MonoAdvance * unit) + 1
                : Math.Max(width + 2, width + (int)Math.Round(((Space + glyph.Correction) * unit) + (0.3 * pen)));
            int lead = (advance - width) / 2;
            float across = glyph.Width > 0 ? width / glyph.Width : unit;
            glyphs.Add((name, new OverlayGlyph(_coverages.Count / 4, advance)));
            Segment[] segments =
            [
                .. glyph.Strokes.SelectMany(stroke => Segments(stroke, point => new Vector2(
                    lead + middle + (point.X * across),
                    above - middle - Bend(point.Y, descender, small, capital)))),
            ];
            Draw(segments, advance, quads, pen);
        }

        return new OverlayFace(above + below, above, capital + (int)Math.Round(pen), quads, glyphs);
    }

    private static int Width(StrokeGlyph glyph, float unit, bool mono)
    {
        double width = Math.Min(glyph.Width, mono ? MonoAdvance - 2 : double.MaxValue) * unit;
        int pixels = glyph.Even ? 2 * (int)Math.Round(width / 2) : (int)Math.Round(width);
        return glyph.Width > 0 ? Math.Max(1, pixels) : 0;
    }

    private static IEnumerable<Segment> Segments(Vector2[] stroke, Func<Vector2, Vector2> place)
    {
        if (stroke.Length == 1)
        {
            yield return new Segment(place(stroke[0]), place(stroke[0]), Dot: true);
        }

        for (int i = 1; i < stroke.Length; i++)
        {
            yield return new Segment(place(stroke[i - 1]), place(stroke[i]), Dot: false);
        }
    }

    // Piecewise linear through the bent heights, and on beyond them.
    private static float Bend(float y, float descender, float small, float capital) =>
        y < 0 ? y * descender / Descender
        : y < Small ? y * small / Small
        : small + ((y - Small) * (capital - small) / (Capital - Small));

    private void Draw(Segment[] segments, int columns, int quads, double pen)
    {
        int stride = 4 * (quads + 1);
        int first = _coverages.Count;
        CollectionsMarshal.SetCount(_coverages, first + (columns * stride));
        Span<float> target = CollectionsMarshal.AsSpan(_coverages)[first..];
        target.Clear();
        foreach (Segment segment in segments)
        {
            // A dot is somewhat broader than a stroke.
            float radius = (float)(0.5 * (segment.Dot ? 1.3 * pen : pen)) + 0.5f;
            (Vector2 low, Vector2 high) = (Vector2.Min(segment.From, segment.To), Vector2.Max(segment.From, segment.To));
            for (int x = Math.Max(0, (int)(low.X - radius)); x < Math.Min(columns, high.X + radius); x++)
            {
                for (int y = Math.Max(0, (int)(low.Y - radius)); y < Math.Min(4 * quads, high.Y + radius); y++)
                {
                    ref float cover = ref target[(x * stride) + y];
                    cover = Math.Max(cover, Math.Clamp(radius - segment.Distance(new Vector2(x + 0.5f, y + 0.5f)), 0, 1));
                }
            }
        }
    }

    private readonly record struct Segment(Vector2 From, Vector2 To, bool Dot)
    {
        public float Distance(Vector2 at)
        {
            Vector2 way = To - From;
            float square = way.LengthSquared();
            float part = square > 0 ? Math.Clamp(Vector2.Dot(at - From, way) / square, 0, 1) : 0;
            return Vector2.Distance(at, From + (part * way));
        }
    }
}
