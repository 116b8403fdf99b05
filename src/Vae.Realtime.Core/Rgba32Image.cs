namespace Vae.Realtime;

/// <summary>A picture in memory: 8 bits each of red, green, blue and alpha per pixel, row by row from the top left.</summary>
internal sealed class Rgba32Image
{
    /// <summary>Bytes of one pixel.</summary>
    public const int PixelBytes = 4;

    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="rgba">(height, width, 4); kept, not copied.</param>
    /// <exception cref="ArgumentException">The bytes do not fill the picture.</exception>
    public Rgba32Image(int width, int height, byte[] rgba)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(rgba);
        if ((long)width * height * PixelBytes != rgba.Length)
        {
            throw new ArgumentException($"{rgba.Length} bytes do not fill {width} x {height} pixels.", nameof(rgba));
        }

        (Width, Height, Rgba) = (width, height, rgba);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>(Height, Width, 4).</summary>
    public byte[] Rgba { get; }
}
