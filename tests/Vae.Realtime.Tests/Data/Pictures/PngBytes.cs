namespace Vae.Realtime.Tests.Data.Pictures;

using System.Buffers.Binary;
using System.IO.Compression;

/// <summary>PNG files chunk by chunk.</summary>
internal static class PngBytes
{
    /// <summary>Where the chunk behind the header begins.</summary>
    public const int BehindHeader = 33;

    /// <summary>A picture that claims so many grey pixels and holds none of them.</summary>
    public static byte[] Claim(int width, int height)
    {
        byte[] header = [.. new byte[8], 8, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("IDAT", Compressed(new byte[16])), .. Chunk("IEND", [])];
    }

    /// <summary>Puts a chunk behind the header.</summary>
    public static byte[] With(byte[] png, string name, byte[] data) => [.. png[..BehindHeader], .. Chunk(name, data), .. png[BehindHeader..]];

    /// <summary>The content of a chunk with text that grows to so many mebibytes.</summary>
    public static byte[] GrowingText(int mebibytes)
    {
        byte[] letters = new byte[mebibytes << 20];
        letters.AsSpan().Fill((byte)'a');
        return [.. "Comment"u8, 0, 0, .. Compressed(letters)];
    }

    /// <summary>A chunk with its length and checksum.</summary>
    public static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(name), .. data];
        byte[] length = new byte[4];
        byte[] checksum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Checksum(named));
        return [.. length, .. named, .. checksum];
    }

    /// <summary>As the chunks of a PNG are compressed.</summary>
    public static byte[] Compressed(byte[] data)
    {
        using MemoryStream compressed = new();
        using (ZLibStream packer = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(data);
        }

        return compressed.ToArray();
    }

    private static uint Checksum(byte[] data)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in data)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        return ~sum;
    }
}
