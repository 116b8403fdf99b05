namespace SixLabors.ImageSharp.GdkPixbuf;

using System.Buffers.Binary;

/// <summary>Tells image formats by their first bytes, so that a file meets the one decoder it is for, and whether they end.</summary>
internal static class ImageFormat
{
    private const int PngSignatureLength = 8;

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

    /// <summary>Whether the end marker is there, for the two formats whose decoders make up what is missing.</summary>
    public static bool HasEnd(ReadOnlySpan<byte> data) => Detect(data) switch
    {
        "png" => HasPngEnd(data[PngSignatureLength..]),
        "jpeg" => HasJpegEnd(data),
        _ => true,
    };

    // A chunk is its length, its type, that many bytes and a checksum.
    private static bool HasPngEnd(ReadOnlySpan<byte> chunks)
    {
        const int Frame = 12;
        while (chunks.Length >= Frame)
        {
            if (chunks[4..8].SequenceEqual("IEND"u8))
            {
                return true;
            }

            long length = BinaryPrimitives.ReadUInt32BigEndian(chunks) + (long)Frame;
            chunks = length <= chunks.Length ? chunks[(int)length..] : [];
        }

        return false;
    }

    // Entropy-coded data holds neither marker, so the last scan of a whole file has an end of image after it.
    private static bool HasJpegEnd(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> startOfScan = [0xFF, 0xDA];
        ReadOnlySpan<byte> endOfImage = [0xFF, 0xD9];
        return data.LastIndexOf(endOfImage) > data.LastIndexOf(startOfScan);
    }
}
