namespace Vae.Realtime.Data;

/// <summary>Images of one size with 8 bits per channel, and perhaps a label for each.</summary>
internal sealed class ImageSet : ExampleSet
{
    /// <param name="shape">Size of each image.</param>
    /// <param name="pixels">(N, H, W, C), row-major; kept, not copied.</param>
    /// <param name="labels">(N), or null; kept, not copied.</param>
    /// <param name="classNames">Class names of the labels; null where they are just numbers.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public ImageSet(Shape shape, byte[] pixels, byte[]? labels = null, IReadOnlyList<string>? classNames = null)
        : base(shape, CountOf(shape, pixels), labels, classNames) => Pixels = pixels;

    public int Height => Shape.Height;

    public int Width => Shape.Width;

    public int Channels => Shape.Channels;

    /// <summary>(N, H, W, C), row-major, 0 to 255.</summary>
    public byte[] Pixels { get; }

    public override int ExampleBytes => Shape.Length;

    public override long Bytes => Pixels.Length;

    /// <summary>The pixels of one image, (H, W, C).</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.AsSpan(index * Shape.Length, Shape.Length);

    public override void CopyTo(int index, Span<byte> target) => Image(index).CopyTo(target);

    /// <summary>A copy of <paramref name="count"/> images from <paramref name="start"/> on.</summary>
    public ImageSet Slice(int start, int count) => new(
        Shape,
        Pixels.AsSpan(start * Shape.Length, count * Shape.Length).ToArray(),
        Labels?.AsSpan(start, count).ToArray(),
        ClassNames);

    public override ImageSet Take(ReadOnlySpan<int> indices)
    {
        byte[] pixels = new byte[checked(indices.Length * Shape.Length)];
        for (int at = 0; at < indices.Length; at++)
        {
            Image(indices[at]).CopyTo(pixels.AsSpan(at * Shape.Length));
        }

        return new ImageSet(Shape, pixels, LabelsOf(indices), ClassNames);
    }

    private static int CountOf(Shape shape, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        return shape.Height < 1 || shape.Width < 1 || shape.Channels < 1 || pixels.Length % shape.Length != 0
            ? throw new ArgumentException($"{pixels.Length} bytes are not a whole number of {shape} images.", nameof(pixels))
            : pixels.Length / shape.Length;
    }
}
