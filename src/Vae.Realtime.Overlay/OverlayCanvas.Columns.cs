namespace Vae.Realtime.Overlay;

using System.Numerics;
using Vae.Realtime.Imaging.Fonts;

/// <content>Texts and curves: what a pixel shows depends on what stands in its column.</content>
internal sealed partial class OverlayCanvas
{
    /// <summary>A line of text.</summary>
    /// <param name="style">Its letters.</param>
    /// <param name="x">Left edge; brought to a whole pixel.</param>
    /// <param name="y">Baseline; brought to a whole pixel.</param>
    /// <param name="text">Characters that the font lacks are shown as question marks.</param>
    /// <param name="colour">Colour of the letters.</param>
    /// <returns>Pixels that it takes across.</returns>
    public int Text(OverlayStyle style, float x, float y, ReadOnlySpan<char> text, OverlayColour colour)
    {
        OverlayFace face = _fonts[style];
        int width = face.Measure(text);
        (float left, float top) = (MathF.Round(x), MathF.Round(y) - face.Ascent);
        OverlayRect shown = new OverlayRect(left, top, width, face.Height).Intersect(Clip);
        if (shown.Width <= 0 || shown.Height <= 0)
        {
            return width;
        }

        int columns = _columnCount;
        int at = Reserve(width, out Span<Vector4> record, out Span<float> column);
        if (at < 0)
        {
            return width;
        }

        int stride = face.Quads + 1;
        int next = 0;
        foreach (char letter in text)
        {
            ref readonly OverlayGlyph glyph = ref face.Glyph(letter);
            for (int i = 0; i < glyph.Advance; i++)
            {
                column[next++] = glyph.Column + (i * stride);
            }
        }

        record[0] = Edges(shown);
        record[1] = new Vector4(0, left, top, face.Quads);
        record[3] = new Vector4(colour.Packed(Bgra), colour.Alpha, 0, 0);
        _bins.Add(TextKind, at, Digest(record, column), shown);
        record[1].X = 4 + columns;
        return width;
    }

    /// <summary>A curve through values at equal distances, from the left edge of a rectangle to the right one.</summary>
    /// <param name="area">Where; it is clipped to it.</param>
    /// <param name="values">At least two; those that are not finite leave a gap.</param>
    /// <param name="low">The value at the lower edge.</param>
    /// <param name="high">The value at the upper edge.</param>
    /// <param name="thickness">Thickness of the line, in pixels.</param>
    /// <param name="colour">Colour of the line.</param>
    /// <param name="below">Opacity of the area below it, as a part of the line's.</param>
    public void Curve(
        in OverlayRect area, ReadOnlySpan<float> values, float low, float high, float thickness, OverlayColour colour, float below = 0)
    {
        OverlayRect shown = area.Snap().Intersect(Clip);
        if (shown.Width <= 0 || shown.Height <= 0 || values.Length < 2 || !(high > low))
        {
            return;
        }

        int columns = _columnCount;
        int at = Reserve(2 * (int)shown.Width, out Span<Vector4> record, out Span<float> column);
        if (at < 0)
        {
            return;
        }

        CurveColumns span = new(values, area, low, high);
        for (int i = 0; i < (int)shown.Width; i++)
        {
            (column[2 * i], column[(2 * i) + 1]) = span.Reach(shown.X + i);
        }

        record[0] = Edges(shown);
        record[1] = new Vector4(0, shown.X, 0.5f * thickness, below);
        record[3] = new Vector4(colour.Packed(Bgra), colour.Alpha, 0, 0);
        _bins.Add(CurveKind, at, Digest(record, column), shown);
        record[1].X = 4 + columns;
    }
}
