namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;

/// <summary>What a picture file may ask for, checked by what it claims, before memory is taken.</summary>
internal static class PictureLimits
{
    /// <summary>Most pixels of a picture: one of 12000x9000 is below, and one that is decoded takes half a gibibyte.</summary>
    public const long MaxPixels = 1L << 27;

    /// <summary>Most frames or pages of a file, whether all are decoded or the first.</summary>
    public const int MaxFrames = 10_000;

    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = 1 << 30;

    /// <summary>Pictures of more pixels are decoded one at a time, so that memory does not grow with the number of cores.</summary>
    public const long LargePixels = 1L << 24;

    /// <summary>The most that the decoder's allocator gives at once: the pixels of the largest picture.</summary>
    public const int AllocationMegabytes = (int)(MaxPixels * 4 >> 20);

    /// <summary>What the allocator keeps for the next picture.</summary>
    public const int PoolMegabytes = 64;

    /// <summary>What to do with a file that cannot be decoded, for messages.</summary>
    public const string Remedy = "replace or remove the file";

    private const double SecondsAtLeast = 10;

    // A tenth of what one core decodes: the machine may be busy.
    private const double PixelsPerSecond = 4e6;

    // A file may lie on another machine.
    private const double BytesPerSecond = 1e6;

    /// <summary>How long decoding may take until it is given up.</summary>
    /// <param name="pixels">Pixels of the picture; 0 while unknown.</param>
    /// <param name="bytes">Size of the file, where it has to be read first.</param>
    public static TimeSpan Patience(long pixels, long bytes = 0) =>
        TimeSpan.FromSeconds(SecondsAtLeast + (pixels / PixelsPerSecond) + (bytes / BytesPerSecond));

    /// <summary>Checks the size of a picture, or of as many frames as are decoded together.</summary>
    /// <exception cref="VaeException">The file claims more pixels than are decoded.</exception>
    public static void CheckPixels(string path, Size size, int frames = 1)
    {
        long pixels = (long)size.Width * size.Height;
        if (pixels > MaxPixels)
        {
            throw new VaeException(
                $"'{path}' claims {size.Height:N0}x{size.Width:N0} (height x width), {pixels:N0} pixels, but {MaxPixels:N0} is the most; "
                + "make it smaller with another program, or remove the file");
        }

        if (pixels * frames > MaxPixels)
        {
            throw new VaeException(
                $"'{path}' has {frames:N0} frames of {size.Height:N0}x{size.Width:N0} (height x width), {pixels * frames:N0} pixels, "
                + $"but {MaxPixels:N0} is the most; leave out {DataOptions.FramesKey}=, or make them smaller with another program");
        }
    }

    /// <exception cref="VaeException">The file holds more frames than are looked through.</exception>
    public static void CheckFrames(string path, int frames)
    {
        if (frames > MaxFrames)
        {
            throw new VaeException(
                $"'{path}' has more than {MaxFrames:N0} frames, which is the most; save those to use as pictures of their own, or remove the file");
        }
    }

    /// <summary>A picture that is scaled to cover a shape becomes larger than the shape if its proportions are others.</summary>
    /// <exception cref="VaeException">It becomes too large.</exception>
    public static void CheckCover(string path, Size size, Shape shape)
    {
        Size cover = PictureFit.Cover(size, shape);
        if ((long)cover.Width * cover.Height > MaxPixels)
        {
            throw new VaeException(
                $"'{path}' is {size.Height:N0}x{size.Width:N0} (height x width), and to cover {shape.Height}x{shape.Width} it would become "
                + $"{cover.Height:N0}x{cover.Width:N0}, more than {MaxPixels:N0} pixels; crop it, or give a smaller {DataOptions.SizeKey}=");
        }
    }
}
