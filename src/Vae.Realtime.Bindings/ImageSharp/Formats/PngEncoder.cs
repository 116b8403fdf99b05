namespace SixLabors.ImageSharp.Formats.Png;

using System.Globalization;
using SixLabors.ImageSharp.GdkPixbuf;

/// <summary>How a PNG is written.</summary>
public sealed class PngEncoder
{
    /// <summary>How hard zlib works; the pixels are the same at every level.</summary>
    public PngCompressionLevel CompressionLevel { get; init; } = PngCompressionLevel.DefaultCompression;

    internal byte[] Encode(Image image) =>
        Encoder.Encode(image, "png", ("compression", ((int)CompressionLevel).ToString(CultureInfo.InvariantCulture)));
}
