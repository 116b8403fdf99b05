namespace SixLabors.ImageSharp;

using System.Runtime.InteropServices;
using SixLabors.ImageSharp.GdkPixbuf;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>An image of any pixel format, and how images come into being.</summary>
/// <remarks>PNG, JPEG, GIF (its first frame), BMP and TIFF are read. All need the library GdkPixbuf.</remarks>
public abstract class Image : IDisposable
{
    private protected Image(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, Array.MaxLength, nameof(width));
        Width = width;
        Height = height;
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; private protected set; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; private protected set; }

    /// <summary>Reads the size in an image file's header.</summary>
    /// <exception cref="UnknownImageFormatException">The file is no image of a known format.</exception>
    /// <exception cref="InvalidImageContentException">The header is damaged or cut off.</exception>
    public static ImageInfo Identify(string path) => Decoder.ReadSize(File.ReadAllBytes(path));

    /// <summary>Decodes an image file.</summary>
    /// <inheritdoc cref="Load{TPixel}(ReadOnlySpan{byte})" path="/exception"/>
    public static Image<TPixel> Load<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel>
        => Load<TPixel>(File.ReadAllBytes(path));

    /// <summary>Decodes the image from the stream's position to its end.</summary>
    /// <inheritdoc cref="Load{TPixel}(ReadOnlySpan{byte})" path="/exception"/>
    public static Image<TPixel> Load<TPixel>(Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(stream);
        using MemoryStream whole = new();
        stream.CopyTo(whole);
        return Load<TPixel>(whole.GetBuffer().AsSpan(0, (int)whole.Length));
    }

    /// <summary>Decodes an encoded image.</summary>
    /// <exception cref="UnknownImageFormatException">The data is no image of a known format.</exception>
    /// <exception cref="InvalidImageContentException">The image is damaged, cut off or too large.</exception>
    public static Image<TPixel> Load<TPixel>(ReadOnlySpan<byte> buffer)
        where TPixel : unmanaged, IPixel<TPixel>
        => Decoder.Decode<TPixel>(buffer);

    /// <summary>Copies pixels, row by row from the top, into a new image.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than <paramref name="width"/> x <paramref name="height"/> pixels.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> image = new(width, height);
        ArgumentOutOfRangeException.ThrowIfLessThan(data.Length, image.Pixels.Length, nameof(data));
        data[..image.Pixels.Length].CopyTo(image.Pixels);
        return image;
    }

    /// <inheritdoc cref="LoadPixelData{TPixel}(ReadOnlySpan{TPixel}, int, int)"/>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
        => LoadPixelData(MemoryMarshal.Cast<byte, TPixel>(data), width, height);

    /// <summary>Gives up the pixels; every later use throws.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives up the pixels.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>Replaces the image by itself at another size.</summary>
    internal abstract void Resample(int width, int height);

    /// <summary>The rows as 8-bit RGB, or as RGBA when the format has alpha, packed without padding.</summary>
    internal abstract byte[] ToBytes(out bool hasAlpha);
}
