namespace Vae.Realtime.Imaging.Sheets;

/// <summary>Lays equal images out in rows and columns, first row first. Cells without an image stay black.</summary>
internal static class ImageGrid
{
    /// <param name="images">(N, H, W, C), 0 to 255.</param>
    /// <param name="shape">Size of one image; 1 channel is shown as grey, 3 as red, green, blue.</param>
    /// <param name="layout">Where the images go; N may be less than its cells.</param>
    /// <exception cref="ArgumentException">The values are not a whole number of such images, or more than there are cells.</exception>
    /// <exception cref="VaeException">The layout makes no sense or the picture would be too large.</exception>
    public static Rgba32Image FromBytes(ReadOnlySpan<byte> images, Shape shape, GridLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Check(images.Length, shape, layout);
        (int width, int height) = layout.PictureSize(shape);
        byte[] rgba = new byte[width * height * Rgba32Image.PixelBytes];
        for (int alpha = Rgba32Image.PixelBytes - 1; alpha < rgba.Length; alpha += Rgba32Image.PixelBytes)
        {
            rgba[alpha] = byte.MaxValue;
        }

        for (int index = 0; index < images.Length / shape.Length; index++)
        {
            int top = Origin(index / layout.Columns, shape.Height, layout);
            int left = Origin(index % layout.Columns, shape.Width, layout);
            ReadOnlySpan<byte> image = images.Slice(index * shape.Length, shape.Length);
            for (int y = 0; y < shape.Height * layout.Scale; y++)
            {
                Span<byte> row = rgba.AsSpan((((top + y) * width) + left) * Rgba32Image.PixelBytes);
                WriteRow(image.Slice(y / layout.Scale * shape.Width * shape.Channels, shape.Width * shape.Channels), shape, layout.Scale, row);
            }
        }

        return new Rgba32Image(width, height, rgba);
    }

    /// <param name="images">(N, H, W, C), 0 to 1; values outside are clamped.</param>
    /// <param name="shape">Size of one image; 1 channel is shown as grey, 3 as red, green, blue.</param>
    /// <param name="layout">Where the images go; N may be less than its cells.</param>
    /// <exception cref="ArgumentException">The values are not a whole number of such images, or more than there are cells.</exception>
    /// <exception cref="VaeException">A value is not finite, the layout makes no sense, or the picture would be too large.</exception>
    public static Rgba32Image FromFloats(ReadOnlySpan<float> images, Shape shape, GridLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Check(images.Length, shape, layout);
        byte[] bytes = new byte[images.Length];
        for (int at = 0; at < images.Length; at++)
        {
            if (!float.IsFinite(images[at]))
            {
                throw new VaeException(
                    $"image {(at / shape.Length) + 1} has a pixel that is not finite; the model has diverged, train it with a smaller --lr");
            }

            bytes[at] = (byte)((Math.Clamp(images[at], 0f, 1f) * byte.MaxValue) + 0.5f);
        }

        return FromBytes(bytes, shape, layout);
    }

    private static void Check(int values, Shape shape, GridLayout layout)
    {
        if (shape.Height < 1 || shape.Width < 1 || shape.Channels is not (1 or 3))
        {
            throw new ArgumentException($"Images of {shape} cannot be shown.", nameof(shape));
        }

        if (values % shape.Length != 0)
        {
            throw new ArgumentException($"{values} values are not a whole number of {shape} images.", nameof(values));
        }

        // A layout that makes no sense has its own message; only a sensible one can be too small.
        if (layout.Cells > 0 && values / shape.Length > layout.Cells)
        {
            throw new ArgumentException($"{values / shape.Length} images do not fit {layout.Rows} x {layout.Columns} cells.", nameof(layout));
        }
    }

    private static int Origin(int cell, int size, GridLayout layout) => layout.Padding + (cell * ((size * layout.Scale) + layout.Padding));

    private static void WriteRow(ReadOnlySpan<byte> pixels, Shape shape, int scale, Span<byte> rgba)
    {
        for (int x = 0; x < shape.Width * scale; x++)
        {
            ReadOnlySpan<byte> pixel = pixels.Slice(x / scale * shape.Channels, shape.Channels);
            Span<byte> target = rgba.Slice(x * Rgba32Image.PixelBytes, Rgba32Image.PixelBytes);
            target[0] = pixel[0];
            target[1] = pixel[pixel.Length / 2];
            target[2] = pixel[^1];
        }
    }
}
