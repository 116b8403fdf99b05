namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;

/// <summary>Walks the runs of a TGA.</summary>
/// <remarks>Source: Truevision TGA File Format Specification, version 2.0 (1991).</remarks>
internal static class TgaScan
{
    private const int HeaderBytes = 18;
    private const int RunLengthEncoded = 8;
    private const byte RunFlag = 0x80;

    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        int table = BinaryPrimitives.ReadUInt16LittleEndian(file[5..]) * Bytes(file[7]) * (file[1] == 0 ? 0 : 1);
        int pixelBytes = Bytes(file[16]);
        long pixels = BinaryPrimitives.ReadUInt16LittleEndian(file[12..]) * (long)BinaryPrimitives.ReadUInt16LittleEndian(file[14..]);
        long at = HeaderBytes + file[0] + table;
        if ((file[2] & RunLengthEncoded) == 0)
        {
            return at + (pixels * pixelBytes) <= file.Length;
        }

        while (pixels > 0 && at < file.Length)
        {
            byte head = file[(int)at];
            int length = (head & ~RunFlag) + 1;
            pixels -= length;
            at += 1 + (pixelBytes * ((head & RunFlag) == 0 ? length : 1));
        }

        return pixels <= 0 && at <= file.Length;
    }

    private static int Bytes(byte bits) => (bits + 7) / 8;
}
