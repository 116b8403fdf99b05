namespace SixLabors.ImageSharp.GdkPixbuf;

/// <summary>What a loader is asked when it has read the header: how large the image is, and whether to go on.</summary>
internal struct SizeRequest
{
    /// <summary>The largest number of pixels that is decoded; 0 to read the header only.</summary>
    public long MaxPixels;

    public int Width;
    public int Height;

    public readonly long Pixels => (long)Width * Height;
}
