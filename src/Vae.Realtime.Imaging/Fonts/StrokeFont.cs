namespace Vae.Realtime.Imaging.Fonts;

using System.Globalization;
using System.Numerics;

/// <summary>The letters of the overlay, read from <c>assets/fonts/overlay.txt</c>, which says how a glyph is written.</summary>
internal sealed class StrokeFont
{
    // Chords of a curve: at the largest letters, 50 pixels high, they stay within a tenth of a pixel of it.
    private const int Chords = 10;

    private static readonly Lazy<StrokeFont> Embedded = new(() =>
    {
        using Stream stream = typeof(StrokeFont).Assembly.GetManifestResourceStream("overlay.font")
            ?? throw new VaeException("The assembly was built without its font.");
        using StreamReader reader = new(stream);
        return Parse(reader.ReadToEnd());
    });

    private StrokeFont(SortedDictionary<char, StrokeGlyph> glyphs) => Glyphs = glyphs;

    /// <summary>The font that travels in this assembly.</summary>
    public static StrokeFont Shipped => Embedded.Value;

    public IReadOnlyDictionary<char, StrokeGlyph> Glyphs { get; }

    /// <summary>Reads a font.</summary>
    /// <exception cref="VaeException">A line is not a glyph; the message names it.</exception>
    public static StrokeFont Parse(string text)
    {
        SortedDictionary<char, StrokeGlyph> glyphs = [];
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            try
            {
                (char name, StrokeGlyph glyph) = ParseLine(line);
                glyphs.Add(name, glyph);
            }
            catch (Exception malformed) when (malformed is FormatException or IndexOutOfRangeException or ArgumentException)
            {
                throw new VaeException($"The overlay's font has a line that is not a glyph, or a glyph twice: {line}");
            }
        }

        return new StrokeFont(glyphs);
    }

    private static (char Name, StrokeGlyph Glyph) ParseLine(string line)
    {
        int bar = line.IndexOf('|', 1);
        string[] head = line[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        char name = head[0] == "space" ? ' ' : head[0].Length == 1 ? head[0][0] : throw new FormatException();
        bool even = head[1].EndsWith('e');
        float width = Number(even ? head[1][..^1] : head[1]);
        string[] strokes = line[(bar + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (name, new StrokeGlyph(width, head.Length > 2 ? Number(head[2]) : 0, even, [.. strokes.Select(Flatten)]));
    }

    private static Vector2[] Flatten(string stroke)
    {
        List<Vector2> points = [];
        Vector2? control = null;
        foreach (string word in stroke.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '~')
            {
                control = Point(word[1..]);
                continue;
            }

            Vector2 end = Point(word);
            if (control is Vector2 bend)
            {
                Vector2 start = points[^1];
                for (int i = 1; i < Chords; i++)
                {
                    float t = (float)i / Chords;
                    points.Add(Vector2.Lerp(Vector2.Lerp(start, bend, t), Vector2.Lerp(bend, end, t), t));
                }
            }

            points.Add(end);
            control = null;
        }

        return [.. points];
    }

    private static Vector2 Point(string word)
    {
        string[] parts = word.Split(',');
        return new Vector2(Number(parts[0]), Number(parts[1]));
    }

    private static float Number(string word) => float.Parse(word, CultureInfo.InvariantCulture);
}
