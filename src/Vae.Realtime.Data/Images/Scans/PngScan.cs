namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>Walks the chunks of a PNG.</summary>
/// <remarks>Source: Portable Network Graphics (W3C 2003), and its third edition (2025) for animations and EXIF.</remarks>
internal static class PngScan
{
    private const int SignatureBytes = 8;
    private const int Upright = 1;

    // Length and name before the data, a checksum behind.
    private const int HeadBytes = 8;
    private const int ChecksumBytes = 4;

    public static PictureScan Of(byte[] file)
    {
        PictureScan scan = new() { IsWhole = false, Orientation = Upright };
        for (long at = SignatureBytes; at + HeadBytes <= file.Length;)
        {
            ReadOnlySpan<byte> chunk = file.AsSpan((int)at);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            ReadOnlySpan<byte> name = chunk[4..HeadBytes];
            if (name.SequenceEqual("IEND"u8))
            {
                return scan with { IsWhole = true };
            }

            ReadOnlySpan<byte> data = chunk[HeadBytes..(int)Math.Min(chunk.Length, HeadBytes + (long)length)];
            if (name.SequenceEqual("acTL"u8))
            {
                scan = scan with { Frames = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(data), PictureLimits.MaxFrames + 1) };
            }
            else if (name.SequenceEqual("eXIf"u8))
            {
                scan = scan with { Orientation = new ExifProfile(data.ToArray()).GetValue(ExifTag.Orientation)?.Value ?? Upright };
            }

            at += HeadBytes + (long)length + ChecksumBytes;
        }

        return scan;
    }
}
