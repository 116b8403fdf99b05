namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;

/// <summary>Walks the directories of a TIFF or BigTIFF, of which each is a page.</summary>
/// <remarks>Source: TIFF Revision 6.0 (Aldus 1992); the BigTIFF design (2004).</remarks>
/// <param name="file">Its content.</param>
internal sealed class TiffScan(byte[] file)
{
    private const int OrientationTag = 274;
    private const int StripOffsetsTag = 273;
    private const int StripBytesTag = 279;
    private const int TileOffsetsTag = 324;
    private const int TileBytesTag = 325;
    private const ushort BigMagic = 43;

    private readonly bool _little = file[0] == (byte)'I';
    private readonly bool _big = file.Length > 3 && (file[0] == (byte)'I' ? file[2] : file[3]) == BigMagic;

    private int EntryBytes => _big ? 20 : 12;

    private int PlaceBytes => _big ? 8 : 4;

    public PictureScan Read()
    {
        PictureScan scan = new() { Orientation = 1 };
        int pages = 0;
        for (long at = Number(PlaceBytes, PlaceBytes); at > 0 && pages <= PictureLimits.MaxFrames; pages++)
        {
            int entries = (int)Number(at, _big ? 8 : 2);
            long first = at + (_big ? 8 : 2);
            if (pages == 0)
            {
                scan = First(scan, first, entries);
            }

            at = Number(first + ((long)entries * EntryBytes), PlaceBytes);
        }

        return scan with { Frames = Math.Max(pages, 1) };
    }

    private PictureScan First(PictureScan scan, long first, int entries)
    {
        Dictionary<int, long> places = [];
        bool whole = true;
        for (int i = 0; i < entries; i++)
        {
            long entry = first + ((long)i * EntryBytes);
            places[(int)Number(entry, 2)] = entry;
            whole &= Begin(entry) + (Size(entry) * Count(entry)) <= file.Length;
        }

        return scan with
        {
            Orientation = places.TryGetValue(OrientationTag, out long turned) ? (int)Value(turned, 0) : 1,
            IsWhole = whole && Ends(places, StripOffsetsTag, StripBytesTag) && Ends(places, TileOffsetsTag, TileBytesTag),
        };
    }

    // Whether all strips or tiles end within the file.
    private bool Ends(Dictionary<int, long> places, int offsets, int lengths)
    {
        if (!places.TryGetValue(offsets, out long begins) || !places.TryGetValue(lengths, out long counts))
        {
            return true;
        }

        long parts = Math.Min(Count(begins), Count(counts));
        for (long i = 0; i < parts; i++)
        {
            if (Value(begins, i) + Value(counts, i) > file.Length)
            {
                return false;
            }
        }

        return true;
    }

    private long Count(long entry) => Number(entry + 4, PlaceBytes);

    // Bytes of a value, by its type; the last ones are BigTIFF's.
    private long Size(long entry) => Number(entry + 2, 2) switch
    {
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 1,
    };

    // Values that fit lie in the entry itself.
    private long Begin(long entry)
    {
        long place = entry + 4 + PlaceBytes;
        return Size(entry) * Count(entry) <= PlaceBytes ? place : Number(place, PlaceBytes);
    }

    private long Value(long entry, long index) => Number(Begin(entry) + (index * Size(entry)), (int)Size(entry));

    private long Number(long at, int bytes)
    {
        ReadOnlySpan<byte> part = file.AsSpan(checked((int)at), bytes);
        return bytes switch
        {
            1 => part[0],
            2 => _little ? BinaryPrimitives.ReadUInt16LittleEndian(part) : BinaryPrimitives.ReadUInt16BigEndian(part),
            4 => _little ? BinaryPrimitives.ReadUInt32LittleEndian(part) : BinaryPrimitives.ReadUInt32BigEndian(part),
            _ => _little ? BinaryPrimitives.ReadInt64LittleEndian(part) : BinaryPrimitives.ReadInt64BigEndian(part),
        };
    }
}
