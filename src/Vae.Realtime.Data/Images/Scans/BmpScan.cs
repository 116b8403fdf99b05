namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;

/// <summary>Reads the header of a BMP.</summary>
internal static class BmpScan
{
    private const int OldHeaderBytes = 12;
    private const int FileHeaderBytes = 14;
    private const int RunsOfBytes = 1;
    private const int RunsOfHalves = 2;
    private const byte EndOfRow = 0;
    private const byte EndOfPicture = 1;
    private const byte Move = 2;

    /// <summary>Whether all rows are there.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        uint pixels = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        ReadOnlySpan<byte> header = file[FileHeaderBytes..];
        bool old = BinaryPrimitives.ReadInt32LittleEndian(header) == OldHeaderBytes;
        long width = old ? BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) : BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        long height = old ? BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) : BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(header[(old ? 10 : 14)..]);
        int compression = old ? 0 : BinaryPrimitives.ReadInt32LittleEndian(header[16..]);

        if (compression is RunsOfBytes or RunsOfHalves)
        {
            return pixels < file.Length && EndsWhole(file[(int)pixels..], width, Math.Abs(height), compression == RunsOfBytes ? 8 : 4);
        }

        // Rows are whole numbers of 32 bits; those of other compressions (3 and 6 are masks, not compressions) are not known.
        long row = ((Math.Abs(width) * bits) + 31) / 32 * 4;
        return compression is not (0 or 3 or 6) || pixels + (row * Math.Abs(height)) <= file.Length;
    }

    // Pairs of bytes: so many pixels of a value; or zero and an end of a row, the end of all, a move, or so many pixels one by one.
    private static bool EndsWhole(ReadOnlySpan<byte> runs, long width, long height, int bits)
    {
        (long x, long y) = (0, 0);
        for (int at = 0; at + 1 < runs.Length;)
        {
            (byte count, byte value) = (runs[at], runs[at + 1]);
            at += 2;
            switch (count, value)
            {
                case (0, EndOfRow):
                    (x, y) = (0, y + 1);
                    break;
                case (0, EndOfPicture):
                    return true;
                case (0, Move) when at + 1 < runs.Length:
                    (x, y) = (x + runs[at], y + runs[at + 1]);
                    at += 2;
                    break;
                case (0, _):
                    x += value;
                    at += ((value * bits) + 15) / 16 * 2;
                    break;
                default:
                    x += count;
                    break;
            }

            if (at <= runs.Length && (y >= height || (y == height - 1 && x >= width)))
            {
                return true;
            }
        }

        return false;
    }
}
