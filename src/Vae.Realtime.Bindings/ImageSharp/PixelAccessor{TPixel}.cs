namespace SixLabors.ImageSharp;

using SixLabors.ImageSharp.PixelFormats;

/// <summary>What <see cref="Image{TPixel}.ProcessPixelRows"/> calls.</summary>
public delegate void PixelAccessorAction<TPixel>(PixelAccessor<TPixel> pixelAccessor)
    where TPixel : unmanaged, IPixel<TPixel>;

/// <summary>The rows of an image.</summary>
/// <typeparam name="TPixel">The pixel format.</typeparam>
public readonly ref struct PixelAccessor<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly Span<TPixel> _pixels;

    internal PixelAccessor(Span<TPixel> pixels, int width, int height)
    {
        _pixels = pixels;
        Width = width;
        Height = height;
    }

    /// <summary>The length of a row in pixels.</summary>
    public int Width { get; }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>One row, counted from the top, to read or write.</summary>
    public Span<TPixel> GetRowSpan(int rowIndex)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rowIndex, (uint)Height, nameof(rowIndex));
        return _pixels.Slice(rowIndex * Width, Width);
    }
}
