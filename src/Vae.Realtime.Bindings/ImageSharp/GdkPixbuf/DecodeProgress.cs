namespace SixLabors.ImageSharp.GdkPixbuf;

/// <summary>What a loader's signals have told of the image, and how large it may be.</summary>
internal struct DecodeProgress
{
    /// <summary>The largest number of pixels that is decoded; 0 to read the header only.</summary>
    public long MaxPixels;

    public int Width;
    public int Height;

    /// <summary>The rows decoded so far lie in FirstRow..EndRow; decoders work from the top down or, for BMP, up.</summary>
    public int FirstRow;
    public int EndRow;

    public readonly bool IsTooLarge => (long)Width * Height > MaxPixels;

    public readonly bool HasEveryRow => FirstRow == 0 && EndRow == Height;
}
