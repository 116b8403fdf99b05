namespace Vae.Realtime.Imaging.Sheets;

/// <summary>The paper that sheets with captions are put together on.</summary>
internal sealed class SheetPaper
{
    /// <summary>Pixels between a text and what it belongs to, and around everything.</summary>
    public const int Gap = 8;

    public static readonly (byte R, byte G, byte B) Text = (214, 218, 226);
    public static readonly (byte R, byte G, byte B) Dim = (150, 156, 168);
    private static readonly (byte R, byte G, byte B) Ground = (13, 14, 18);

    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <exception cref="VaeException">The picture would exceed 2 GiB.</exception>
    public SheetPaper(int width, int height)
    {
        long bytes = (long)width * height * Rgba32Image.PixelBytes;
        Picture = bytes <= Array.MaxLength
            ? new Rgba32Image(width, height, new byte[bytes])
            : throw new VaeException($"a sheet of {width:N0} x {height:N0} pixels would be too large; use fewer examples");
        Fill(0, 0, width, height, Ground);
    }

    public Rgba32Image Picture { get; }

    public void Fill(int left, int top, int width, int height, (byte R, byte G, byte B) colour)
    {
        for (int y = Math.Max(0, top); y < Math.Min(Picture.Height, top + height); y++)
        {
            for (int x = Math.Max(0, left); x < Math.Min(Picture.Width, left + width); x++)
            {
                Span<byte> pixel = Picture.Rgba.AsSpan(((y * Picture.Width) + x) * Rgba32Image.PixelBytes, Rgba32Image.PixelBytes);
                (pixel[0], pixel[1], pixel[2], pixel[3]) = (colour.R, colour.G, colour.B, byte.MaxValue);
            }
        }
    }

    /// <summary>Lays a picture down, which must fit.</summary>
    public void Paste(Rgba32Image picture, int left, int top)
    {
        int row = picture.Width * Rgba32Image.PixelBytes;
        for (int y = 0; y < picture.Height; y++)
        {
            picture.Rgba.AsSpan(y * row, row).CopyTo(Picture.Rgba.AsSpan((((top + y) * Picture.Width) + left) * Rgba32Image.PixelBytes));
        }
    }

    /// <summary>A text whose capitals are centred on a height.</summary>
    public void Write(int left, int middle, string text, (byte R, byte G, byte B)? colour = null) =>
        PictureText.Draw(Picture, left, middle, text, colour ?? Text);

    /// <summary>Writes a text that ends at a place.</summary>
    public void WriteBefore(int right, int middle, string text, (byte R, byte G, byte B)? colour = null) =>
        Write(right - PictureText.Measure(text), middle, text, colour);

    /// <summary>Writes a text around a place.</summary>
    public void WriteAround(int centre, int middle, string text, (byte R, byte G, byte B)? colour = null) =>
        Write(centre - (PictureText.Measure(text) / 2), middle, text, colour);
}
