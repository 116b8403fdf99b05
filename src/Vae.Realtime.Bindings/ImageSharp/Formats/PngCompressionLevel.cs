namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>How hard zlib works.</summary>
public enum PngCompressionLevel
{
    NoCompression = 0,
    BestSpeed = 1,
    DefaultCompression = 6,
    BestCompression = 9,
}
