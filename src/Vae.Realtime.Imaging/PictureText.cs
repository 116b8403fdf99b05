namespace Vae.Realtime.Imaging;

using Vae.Realtime.Imaging.Fonts;

/// <summary>Letters on pictures, in the font of the live window's panels.</summary>
internal static class PictureText
{
    // Capitals 10 pixels high.
    private const double Scale = 1.25;

    private const string Cut = "..";

    private static readonly Lazy<FontAtlas> Letters = new(() => new FontAtlas(Scale));

    /// <summary>Pixels from one line to the next.</summary>
    public static int Line => Face.Height + 4;

    private static OverlayFace Face => Letters.Value[OverlayStyle.Body];

    /// <summary>Pixels that a text takes across.</summary>
    public static int Measure(string text) => Face.Measure(text);

    /// <summary>As much of a text as fits into a width, with two dots where something is left out.</summary>
    public static string Fit(string text, int width)
    {
        if (Face.Measure(text) <= width)
        {
            return text;
        }

        int letters = Face.Fit(text, width - Face.Measure(Cut));
        return letters > 0 ? text[..letters].TrimEnd() + Cut : "";
    }

    /// <summary>Draws a text.</summary>
    /// <param name="picture">What is drawn on; what lies outside is left out.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="middle">The height that its capitals are centred on.</param>
    /// <param name="text">A letter that the font lacks becomes a question mark.</param>
    /// <param name="colour">Colour of the letters.</param>
    public static void Draw(Rgba32Image picture, int x, int middle, string text, (byte R, byte G, byte B) colour)
    {
        OverlayFace face = Face;
        ReadOnlySpan<float> coverages = Letters.Value.Coverages.Span;
        int top = middle + (face.Capital / 2) - face.Ascent;
        int stride = 4 * (face.Quads + 1);
        foreach (char letter in text)
        {
            OverlayGlyph glyph = face.Glyph(letter);
            for (int column = 0; column < glyph.Advance; column++)
            {
                ReadOnlySpan<float> cover = coverages.Slice((4 * glyph.Column) + (column * stride), 4 * face.Quads);
                for (int row = 0; row < cover.Length; row++)
                {
                    Blend(picture, x + column, top + row, colour, cover[row]);
                }
            }

            x += glyph.Advance;
        }
    }

    private static void Blend(Rgba32Image picture, int x, int y, (byte R, byte G, byte B) colour, double cover)
    {
        if (cover <= 0 || x < 0 || y < 0 || x >= picture.Width || y >= picture.Height)
        {
            return;
        }

        Span<byte> pixel = picture.Rgba.AsSpan(((y * picture.Width) + x) * Rgba32Image.PixelBytes, 3);
        pixel[0] = (byte)(pixel[0] + (cover * (colour.R - pixel[0])) + 0.5);
        pixel[1] = (byte)(pixel[1] + (cover * (colour.G - pixel[1])) + 0.5);
        pixel[2] = (byte)(pixel[2] + (cover * (colour.B - pixel[2])) + 0.5);
    }
}
