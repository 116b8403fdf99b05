namespace Vae.Realtime.Imaging.Fonts;

/// <summary>The sizes that letters come in.</summary>
internal enum OverlayStyle
{
    /// <summary>Labels and numbers.</summary>
    Body,

    /// <summary>Captions.</summary>
    Small,

    /// <summary>Headings.</summary>
    Title,

    /// <summary>Letters of one width, for code.</summary>
    Mono,
}

/// <summary>The font in one size: every glyph's pixels in the atlas and its measures, all in whole pixels.</summary>
internal sealed class OverlayFace
{
    private readonly OverlayGlyph[] _glyphs;
    private readonly short[] _ascii = new short[128];
    private readonly char[] _others;

    internal OverlayFace(int height, int ascent, int capital, int quads, IReadOnlyList<(char Name, OverlayGlyph Glyph)> glyphs)
    {
        (Height, Ascent, Capital, Quads) = (height, ascent, capital, quads);
        _glyphs = [.. glyphs.Select(glyph => glyph.Glyph)];
        _others = [.. glyphs.Where(glyph => glyph.Name >= 128).Select(glyph => glyph.Name)];
        FirstOther = _glyphs.Length - _others.Length;
        int missing = glyphs.ToList().FindIndex(glyph => glyph.Name == '?');
        Array.Fill(_ascii, (short)missing);
        for (int i = 0; i < FirstOther; i++)
        {
            _ascii[glyphs[i].Name] = (short)i;
        }
    }

    /// <summary>Rows of a line, from above the highest letter to below the lowest.</summary>
    public int Height { get; }

    /// <summary>Rows above the baseline.</summary>
    public int Ascent { get; }

    /// <summary>Rows of a capital letter.</summary>
    public int Capital { get; }

    /// <summary>vec4s of an atlas column's rows.</summary>
    internal int Quads { get; }

    private int FirstOther { get; }

    /// <summary>Pixels that a text takes across.</summary>
    public int Measure(ReadOnlySpan<char> text)
    {
        int width = 0;
        foreach (char letter in text)
        {
            width += Glyph(letter).Advance;
        }

        return width;
    }

    /// <summary>How many letters of a text fit into a width.</summary>
    public int Fit(ReadOnlySpan<char> text, float width)
    {
        int used = 0;
        for (int i = 0; i < text.Length; i++)
        {
            used += Glyph(text[i]).Advance;
            if (used > width)
            {
                return i;
            }
        }

        return text.Length;
    }

    // A character that the font lacks is shown as a question mark.
    internal ref readonly OverlayGlyph Glyph(char letter)
    {
        int other = letter < 128 ? -1 : Array.BinarySearch(_others, letter);
        return ref _glyphs[other >= 0 ? FirstOther + other : _ascii[letter < 128 ? letter : '?']];
    }
}

/// <summary>A glyph's pixels.</summary>
/// <param name="Column">Place of its first column's row 0 in the atlas, in vec4s.</param>
/// <param name="Advance">Columns to the next glyph; all are in the atlas.</param>
internal readonly record struct OverlayGlyph(int Column, int Advance);
