namespace SixLabors.ImageSharp;

using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

/// <summary>An image in memory, stored row by row from the top.</summary>
/// <typeparam name="TPixel">The pixel format.</typeparam>
public sealed class Image<TPixel> : Image
    where TPixel : unmanaged, IPixel<TPixel>
{
    private TPixel[]? _pixels;

    /// <summary>Makes an image of zeros: black, and transparent where the format has alpha.</summary>
    public Image(int width, int height)
        : base(width, height) => _pixels = new TPixel[width * height];

    internal TPixel[] Pixels => _pixels ?? throw new ObjectDisposedException(nameof(Image));

    /// <summary>One pixel, counted from the top left.</summary>
    public TPixel this[int x, int y]
    {
        get => Pixels[IndexOf(x, y)];
        set => Pixels[IndexOf(x, y)] = value;
    }

    /// <summary>Gives <paramref name="processPixels"/> the rows to read and write.</summary>
    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels)
    {
        ArgumentNullException.ThrowIfNull(processPixels);
        processPixels(new PixelAccessor<TPixel>(Pixels, Width, Height));
    }

    /// <summary>Copies every pixel, row by row from the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    public void CopyPixelDataTo(Span<TPixel> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Pixels.Length, nameof(destination));
        Pixels.CopyTo(destination);
    }

    /// <inheritdoc cref="CopyPixelDataTo(Span{TPixel})"/>
    public void CopyPixelDataTo(Span<byte> destination)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(Pixels.AsSpan());
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, bytes.Length, nameof(destination));
        bytes.CopyTo(destination);
    }

    internal override void Resample(int width, int height)
    {
        Image<TPixel> resized = BicubicResampler.Resize(this, width, height);
        (_pixels, Width, Height) = (resized.Pixels, width, height);
    }

    internal override byte[] ToBytes(out bool hasAlpha)
    {
        hasAlpha = typeof(TPixel) == typeof(Rgba32);
        if (hasAlpha || typeof(TPixel) == typeof(Rgb24))
        {
            return MemoryMarshal.AsBytes(Pixels.AsSpan()).ToArray();
        }

        byte[] bytes = new byte[checked(Pixels.Length * 3)];
        Span<Rgb24> rgb = MemoryMarshal.Cast<byte, Rgb24>(bytes.AsSpan());
        Rgba32 wide = default;
        for (int i = 0; i < rgb.Length; i++)
        {
            Pixels[i].ToRgba32(ref wide);
            rgb[i].FromRgba32(wide);
        }

        return bytes;
    }

    protected override void Dispose(bool disposing) => _pixels = null;

    private int IndexOf(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width, nameof(x));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
        return (y * Width) + x;
    }
}
