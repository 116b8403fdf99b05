namespace Vae.Realtime.Data.Images;

/// <summary>
/// Static binarisation (Salakhutdinov and Murray 2008): a pixel is drawn once, as 0 or 1 with its value as probability. What is drawn
/// depends on the seed, the image's place in its file and the pixel only, and so not on classes and splits.
/// </summary>
internal static class Binarisation
{
    /// <summary>Draws the pixels; images are returned as they are where nothing is asked for.</summary>
    /// <param name="images">As the model would see them otherwise, in the order of their file.</param>
    /// <param name="options">Whether, and the seed.</param>
    /// <param name="file">Number of the file, so that no two draw the same numbers.</param>
    public static ImageSet Apply(ImageSet images, DataOptions options, int file)
    {
        if (!options.Binarise)
        {
            return images;
        }

        ulong key = RandomKeys.Derive(options.BinariseSeed ?? options.SplitSeed, RandomKeys.BinaryPixels, (ulong)file);
        byte[] pixels = new byte[images.Pixels.Length];
        Parallel.For(0, images.Count, index =>
            Draw(
                images.Image(index),
                pixels.AsSpan(index * images.Shape.Length, images.Shape.Length),
                RandomKeys.Derive(key, RandomKeys.BinaryPixels, (ulong)index)));
        return new ImageSet(images.Shape, pixels, images.Labels, images.ClassNames);
    }

    // A random word serves two pixels. With r of 32 bits, r / 2^32 < v / 255 holds with probability v / 255: never for 0, always for 255.
    private static void Draw(ReadOnlySpan<byte> values, Span<byte> target, ulong key)
    {
        ulong word = 0;
        for (int at = 0; at < values.Length; at++)
        {
            word = at % 2 == 0 ? RandomKeys.Derive(key, RandomKeys.BinaryPixels, (ulong)at) : word >> 32;
            target[at] = (uint)word * (ulong)byte.MaxValue < (ulong)values[at] << 32 ? byte.MaxValue : byte.MinValue;
        }
    }
}
