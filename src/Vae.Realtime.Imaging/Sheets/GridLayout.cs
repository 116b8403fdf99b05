namespace Vae.Realtime.Imaging.Sheets;

/// <summary>How a grid of equal images is laid out.</summary>
/// <param name="Rows">Images from top to bottom.</param>
/// <param name="Columns">Images from left to right.</param>
/// <param name="Padding">Black pixels of the picture between images and around the grid.</param>
/// <param name="Scale">Side of the square that one pixel of an image becomes.</param>
internal sealed record GridLayout(int Rows, int Columns, int Padding = 0, int Scale = 1)
{
    /// <summary>How many images there is room for.</summary>
    public long Cells => (long)Rows * Columns;

    /// <summary>Size of the picture for images of the given shape.</summary>
    /// <exception cref="VaeException">Rows, columns or scale is below 1, the padding is negative, or the picture would exceed 2 GiB.</exception>
    internal (int Width, int Height) PictureSize(Shape shape)
    {
        if (Rows < 1 || Columns < 1 || Scale < 1 || Padding < 0)
        {
            throw new VaeException(
                $"a grid of {Rows}x{Columns} images at scale {Scale} with padding {Padding} makes no sense; use at least 1x1, scale 1, padding 0");
        }

        Int128 width = ((Int128)Columns * (((long)shape.Width * Scale) + Padding)) + Padding;
        Int128 height = ((Int128)Rows * (((long)shape.Height * Scale) + Padding)) + Padding;
        return width * height <= Array.MaxLength / Rgba32Image.PixelBytes
            ? ((int)width, (int)height)
            : throw new VaeException(
                $"a grid of {Rows}x{Columns} images would be {width:N0} x {height:N0} pixels; use fewer images or a smaller scale");
    }
}
