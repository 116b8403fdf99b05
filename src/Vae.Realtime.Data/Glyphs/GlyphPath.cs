namespace Vae.Realtime.Data.Glyphs;

using System.Globalization;
using System.Numerics;

/// <summary>
/// Reads a pen path and flattens it to line segments. Commands, separated by spaces, points as <c>x,y</c>, all absolute:
/// <c>M p</c> puts the pen down at p, <c>L p</c> draws a line, <c>C a b p</c> a cubic Bézier curve with controls a and b.
/// </summary>
internal static class GlyphPath
{
    /// <summary>Furthest a flattened curve may lie from the curve, in path units (1/20 of the height): about a seventh of a pixel.</summary>
    private const double Tolerance = 0.16;

    /// <summary>Long lines are cut into pieces no longer than this, so that wobble can bend them.</summary>
    private const double LongestLine = 7.5;

    /// <summary>The corners of <paramref name="path"/> in path units.</summary>
    /// <exception cref="VaeException">The path has an unknown command, a malformed number or does not begin with M.</exception>
    public static IReadOnlyList<GlyphPoint> Flatten(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var points = new List<GlyphPoint>();
        string[] words = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int stroke = -1;
        Vector2 pen = default;
        for (int at = 0; at < words.Length; at++)
        {
            Vector2 first = ParsePoint(words[at][1..], path);
            if (stroke < 0 && words[at][0] != 'M')
            {
                throw Malformed(path);
            }

            switch (words[at][0])
            {
                case 'M':
                    points.Add(new GlyphPoint(first.X, first.Y, ++stroke, PenDown: false));
                    pen = first;
                    break;
                case 'L':
                    int pieces = (int)Math.Ceiling(Vector2.Distance(pen, first) / LongestLine);
                    AddCurve(points, stroke, pieces, t => Vector2.Lerp(pen, first, t));
                    pen = first;
                    break;
                case 'C' when at + 2 < words.Length:
                    (Vector2 second, Vector2 end) = (ParsePoint(words[at + 1], path), ParsePoint(words[at + 2], path));
                    AddCurve(points, stroke, BezierPieces(pen, first, second, end), t => Bezier(pen, first, second, end, t));
                    pen = end;
                    at += 2;
                    break;
                default:
                    throw Malformed(path);
            }
        }

        return points;
    }

    private static void AddCurve(List<GlyphPoint> points, int stroke, int pieces, Func<float, Vector2> curve)
    {
        for (int piece = 1; piece <= pieces; piece++)
        {
            Vector2 p = curve((float)piece / pieces);
            points.Add(new GlyphPoint(p.X, p.Y, stroke, PenDown: true));
        }
    }

    private static Vector2 Bezier(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t)
    {
        (Vector2 ab, Vector2 bc, Vector2 cd) = (Vector2.Lerp(a, b, t), Vector2.Lerp(b, c, t), Vector2.Lerp(c, d, t));
        return Vector2.Lerp(Vector2.Lerp(ab, bc, t), Vector2.Lerp(bc, cd, t), t);
    }

    // A chord over 1/n of the parameter deviates at most max|B''| / (8 n^2), and |B''| <= 6 max(|a-2b+c|, |b-2c+d|).
    private static int BezierPieces(Vector2 a, Vector2 b, Vector2 c, Vector2 d)
    {
        double bend = 6 * Math.Max((a - (2 * b) + c).Length(), (b - (2 * c) + d).Length());
        return Math.Max(1, (int)Math.Ceiling(Math.Sqrt(bend / (8 * Tolerance))));
    }

    private static Vector2 ParsePoint(string text, string path)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0
            || !float.TryParse(text.AsSpan(0, comma), NumberStyles.Float, CultureInfo.InvariantCulture, out float x)
            || !float.TryParse(text.AsSpan(comma + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out float y))
        {
            throw Malformed(path);
        }

        return new Vector2(x, y);
    }

    private static VaeException Malformed(string path) => new($"glyph path '{path}' is malformed: expected M x,y / L x,y / C x,y x,y x,y");
}
