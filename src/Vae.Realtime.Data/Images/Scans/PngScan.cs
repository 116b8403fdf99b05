namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;
using System.IO.Compression;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>Walks the chunks of a PNG. The frames of an animation, which the decoder does not know, become pictures of their own.</summary>
/// <remarks>Source: Portable Network Graphics (W3C 2003), and its third edition (2025) for animations and EXIF.</remarks>
internal static class PngScan
{
    private const int SignatureBytes = 8;
    private const int Upright = 1;
    private const int DepthAt = 8;
    private const int DeepBits = 16;
    private const int MaxProfileBytes = 1 << 22;
    private const int NumberBytes = 4;

    // Length and name before the data, a checksum behind.
    private const int HeadBytes = 8;
    private const int ChecksumBytes = 4;

    public static PictureScan Of(byte[] file)
    {
        PictureScan scan = new() { IsWhole = false, Orientation = Upright };
        foreach ((string name, ArraySegment<byte> data) in Chunks(file))
        {
            scan = name switch
            {
                "IHDR" => scan with { IsDeep = data[DepthAt] == DeepBits },
                "acTL" => scan with
                {
                    Frames = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(data), PictureLimits.MaxFrames + 1),
                    Animation = new Animation(CanvasOf(file), Frames(file)),
                },
                "eXIf" => scan with { Orientation = new ExifProfile([.. data]).GetValue(ExifTag.Orientation)?.Value ?? Upright },
                "iCCP" => scan with { Profile = Profile(data) },
                "IEND" => scan with { IsWhole = true },
                _ => scan,
            };
        }

        return scan;
    }

    private static Size CanvasOf(byte[] file) => new(
        BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(SignatureBytes + HeadBytes)),
        BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(SignatureBytes + HeadBytes + NumberBytes)));

    // To the end mark. The whole of a chunk that the file ends within is what there is of it.
    private static IEnumerable<(string Name, ArraySegment<byte> Data)> Chunks(byte[] file)
    {
        bool ended = false;
        for (long at = SignatureBytes; at + HeadBytes <= file.Length && !ended;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at));
            string name = System.Text.Encoding.ASCII.GetString(file, (int)at + 4, 4);
            int begin = (int)at + HeadBytes;
            yield return (name, new ArraySegment<byte>(file, begin, (int)Math.Min(file.Length - begin, length)));
            ended = name == "IEND";
            at += HeadBytes + length + ChecksumBytes;
        }
    }

    // A control chunk comes before the data of its frame; the first frame's may be those of the picture itself.
    private static IEnumerable<AnimationFrame> Frames(byte[] file)
    {
        List<(string Name, ArraySegment<byte> Data)> shared = [];
        ArraySegment<byte> control = default;
        List<ArraySegment<byte>> pixels = [];
        foreach ((string name, ArraySegment<byte> data) in Chunks(file))
        {
            if (name is "IHDR" or "PLTE" or "tRNS")
            {
                shared.Add((name, data));
            }
            else if (control.Count > 0 && name is "fcTL" or "IEND" && pixels.Count > 0)
            {
                yield return Frame(shared, control, pixels);
                pixels = [];
            }

            control = name == "fcTL" ? data : control;
            if (control.Count > 0 && name is "IDAT" or "fdAT")
            {
                // A number stands before the data of all but the picture itself.
                pixels.Add(name == "IDAT" ? data : data[NumberBytes..]);
            }
        }
    }

    private static AnimationFrame Frame(
        List<(string Name, ArraySegment<byte> Data)> shared, ArraySegment<byte> control, List<ArraySegment<byte>> pixels)
    {
        using MemoryStream still = new();
        still.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        foreach ((string name, ArraySegment<byte> data) in shared)
        {
            // The frame's width and height, behind its number, take the place of the canvas's.
            Write(still, name, name == "IHDR" ? [.. control[NumberBytes..(3 * NumberBytes)], .. data[(2 * NumberBytes)..]] : data);
        }

        pixels.ForEach(data => Write(still, "IDAT", data));
        Write(still, "IEND", []);
        ReadOnlySpan<byte> place = control.AsSpan(3 * NumberBytes);
        return new AnimationFrame(
            still.ToArray(),
            new Point(BinaryPrimitives.ReadInt32BigEndian(place), BinaryPrimitives.ReadInt32BigEndian(place[NumberBytes..])),
            control[25] == 1,
            control[24] switch { 1 => FrameDisposal.Clear, 2 => FrameDisposal.Restore, _ => FrameDisposal.Keep });
    }

    private static void Write(MemoryStream file, string name, ReadOnlySpan<byte> data)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(name), .. data];
        Span<byte> number = stackalloc byte[NumberBytes];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    // CRC-32 as PNG uses it.
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in data)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (0xEDB88320 & (0 - (sum & 1)));
            }
        }

        return ~sum;
    }

    // A name that ends with zero, the number of the compression, and the profile compressed.
    private static ColourProfile? Profile(ArraySegment<byte> data)
    {
        int end = data.AsSpan().IndexOf((byte)0);
        if (end < 0 || end + 2 > data.Count)
        {
            return null;
        }

        try
        {
            using ZLibStream unpacked = new(new MemoryStream(data.Array!, data.Offset + end + 2, data.Count - end - 2), CompressionMode.Decompress);
            byte[] profile = new byte[MaxProfileBytes];
            return ColourProfile.Foreign(profile.AsSpan(0, unpacked.ReadAtLeast(profile, profile.Length, throwOnEndOfStream: false)));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
