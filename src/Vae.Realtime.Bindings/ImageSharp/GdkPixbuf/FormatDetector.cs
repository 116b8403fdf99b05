namespace SixLabors.ImageSharp.GdkPixbuf;

/// <summary>Tells image formats by their first bytes, so that a file meets the one decoder it is for.</summary>
internal static class FormatDetector
{
    private static readonly (string Name, byte[] Magic)[] Formats =
    [
        ("png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        ("jpeg", [0xFF, 0xD8, 0xFF]),
        ("gif", [.. "GIF87a"u8]),
        ("gif", [.. "GIF89a"u8]),
        ("bmp", [.. "BM"u8]),
        ("tiff", [.. "II*\0"u8]),
        ("tiff", [.. "MM\0*"u8]),
    ];

    /// <summary>GdkPixbuf's name of the format.</summary>
    /// <exception cref="UnknownImageFormatException">The data begins like none of the formats.</exception>
    public static string Detect(ReadOnlySpan<byte> data)
    {
        foreach ((string name, byte[] magic) in Formats)
        {
            if (data.StartsWith(magic))
            {
                return name;
            }
        }

        throw new UnknownImageFormatException("This is no image: it begins like neither PNG, JPEG, GIF, BMP nor TIFF.");
    }
}
