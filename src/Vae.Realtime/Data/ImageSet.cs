namespace Vae.Realtime.Data;

/// <summary>Images of one size with 8 bits per channel, and perhaps a label for each.</summary>
public sealed class ImageSet
{
    /// <param name="shape">Size of each image.</param>
    /// <param name="pixels">(N, H, W, C), row-major; kept, not copied.</param>
    /// <param name="labels">(N), or null; kept, not copied.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public ImageSet(ImageShape shape, byte[] pixels, byte[]? labels = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (shape.Height < 1 || shape.Width < 1 || shape.Channels < 1 || pixels.Length % shape.Length != 0)
        {
            throw new ArgumentException($"{pixels.Length} bytes are no whole number of {shape} images.", nameof(pixels));
        }

        Count = pixels.Length / shape.Length;
        if (labels is not null && labels.Length != Count)
        {
            throw new ArgumentException($"{labels.Length} labels for {Count} images.", nameof(labels));
        }

        Shape = shape;
        Pixels = pixels;
        Labels = labels;
    }

    /// <summary>How many images.</summary>
    public int Count { get; }

    public ImageShape Shape { get; }

    public int Height => Shape.Height;

    public int Width => Shape.Width;

    public int Channels => Shape.Channels;

    /// <summary>(N, H, W, C), row-major, 0 to 255.</summary>
    public byte[] Pixels { get; }

    /// <summary>(N), or null where the source has none.</summary>
    public byte[]? Labels { get; }

    /// <summary>The pixels of one image, (H, W, C).</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.AsSpan(index * Shape.Length, Shape.Length);

    /// <summary>A copy of <paramref name="count"/> images from <paramref name="start"/> on.</summary>
    public ImageSet Slice(int start, int count) => new(
        Shape,
        Pixels.AsSpan(start * Shape.Length, count * Shape.Length).ToArray(),
        Labels?.AsSpan(start, count).ToArray());
}
