namespace Vae.Realtime.Data.Images;

using System.Buffers.Binary;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using Vae.Realtime.Files;

/// <summary>Which files are pictures, and how they are decoded.</summary>
internal static class PictureFormats
{
    /// <summary>The formats' names, for messages and help.</summary>
    public const string Names = "PNG, JPEG, WebP, GIF, BMP, TIFF, TGA or PBM/PGM/PPM";

    // Enough for every signature.
    private const int SignatureBytes = 16;

    /// <summary>How names of picture files end: in these, in upper or lower case. What is in them may be any of the formats.</summary>
    public static IReadOnlySet<string> Extensions { get; } = new HashSet<string>(
        [
            ".png", ".jpg", ".jpeg", ".jfif", ".webp", ".gif", ".bmp", ".bm", ".dip", ".tif", ".tiff", ".tga", ".vda", ".icb", ".vst", ".pbm",
            ".pgm", ".ppm",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Decoders whose memory is bounded, that decode first frames alone, and on one core: many pictures are decoded at a time.</summary>
    internal static Configuration Decoding { get; } = Bounded();

    /// <summary>Whether a file's name is that of a picture.</summary>
    public static bool IsNamed(string path) => Extensions.Contains(Path.GetExtension(path));

    /// <summary>Whether a file is a picture, by its name or else by its first bytes.</summary>
    /// <remarks>
    /// TIFF, TGA and PBM are known by their names alone: raw files of cameras begin like TIFF, and the others begin with next to nothing.
    /// </remarks>
    public static bool IsPicture(string path)
    {
        if (IsNamed(path))
        {
            return true;
        }

        try
        {
            if (InputFile.Length(path) < SignatureBytes)
            {
                return false;
            }

            Span<byte> head = stackalloc byte[SignatureBytes];
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return file.CanSeek && file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && HasSignature(head, file.Length);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            return false;
        }
    }

    /// <summary>The format of a file's content; null where it is none that is known.</summary>
    internal static IImageFormat? Of(string path, ReadOnlySpan<byte> content)
    {
        IImageFormat? format = Image.DetectFormat(Decoding, content);

        // Any bytes may look like TGA's.
        return format is TgaFormat && !format.FileExtensions.Contains(Path.GetExtension(path).TrimStart('.'), StringComparer.OrdinalIgnoreCase)
            ? null
            : format;
    }

    private static bool HasSignature(ReadOnlySpan<byte> head, long length) =>
        head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])
        || head.StartsWith<byte>([0xFF, 0xD8, 0xFF])
        || head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)
        || (head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8))
        || (head.StartsWith("BM"u8) && BinaryPrimitives.ReadUInt32LittleEndian(head[2..]) == length);

    private static Configuration Bounded()
    {
        Configuration decoding = Configuration.Default.Clone();
        decoding.MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions
        {
            AllocationLimitMegabytes = PictureLimits.AllocationMegabytes,
            MaximumPoolSizeMegabytes = PictureLimits.PoolMegabytes,
        });
        decoding.MaxDegreeOfParallelism = 1;
        decoding.ImageFormatsManager.SetDecoder(GifFormat.Instance, new GifDecoder { DecodingMode = FrameDecodingMode.First });
        decoding.ImageFormatsManager.SetDecoder(TiffFormat.Instance, new TiffDecoder { DecodingMode = FrameDecodingMode.First });

        // Compressed text in a small file can grow beyond all memory; what is needed of the rest, PngScan reads.
        decoding.ImageFormatsManager.SetDecoder(PngFormat.Instance, new PngDecoder { IgnoreMetadata = true });
        return decoding;
    }
}
