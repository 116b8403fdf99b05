namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;

/// <summary>Reads the header of a BMP.</summary>
internal static class BmpScan
{
    private const int OldHeaderBytes = 12;
    private const int FileHeaderBytes = 14;

    /// <summary>Whether all rows are there. How long rows are that are compressed, only their decoder finds out.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        uint pixels = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        ReadOnlySpan<byte> header = file[FileHeaderBytes..];
        bool old = BinaryPrimitives.ReadInt32LittleEndian(header) == OldHeaderBytes;
        long width = old ? BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) : BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        long height = old ? BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) : BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(header[(old ? 10 : 14)..]);
        int compression = old ? 0 : BinaryPrimitives.ReadInt32LittleEndian(header[16..]);

        // Rows are whole numbers of 32 bits; those of other compressions (3 and 6 are masks, not compressions) are not known.
        long row = ((Math.Abs(width) * bits) + 31) / 32 * 4;
        return compression is not (0 or 3 or 6) || pixels + (row * Math.Abs(height)) <= file.Length;
    }
}
