namespace Vae.Realtime.Data.Images.Scans;

using System.Buffers.Binary;

/// <summary>Walks the directories of a TIFF or BigTIFF, of which each is a page.</summary>
/// <remarks>Source: TIFF Revision 6.0 (Aldus 1992); the BigTIFF design (2004).</remarks>
/// <param name="file">Its content.</param>
internal sealed class TiffScan(byte[] file)
{
    private const int KindTag = 254;
    private const int SmallerFlag = 1;
    private const int MaskFlag = 4;
    private const int BitsTag = 258;
    private const int ColoursTag = 262;
    private const int Inks = 5;
    private const int OrientationTag = 274;
    private const int StripOffsetsTag = 273;
    private const int StripBytesTag = 279;
    private const int TileOffsetsTag = 324;
    private const int TileBytesTag = 325;
    private const int SampleFormatTag = 339;
    private const int UnsignedSamples = 1;
    private const int SignedSamples = 2;
    private const int UndefinedSamples = 4;
    private const int ProfileTag = 34_675;
    private const ushort BigMagic = 43;

    private readonly bool _little = file[0] == (byte)'I';
    private readonly bool _big = file.Length > 3 && (file[0] == (byte)'I' ? file[2] : file[3]) == BigMagic;

    private int EntryBytes => _big ? 20 : 12;

    private int PlaceBytes => _big ? 8 : 4;

    public PictureScan Read()
    {
        List<TiffPage> pages = [];
        PictureScan scan = new();
        int directories = 0;
        for (long at = Number(PlaceBytes, PlaceBytes); at > 0 && directories <= PictureLimits.MaxFrames; directories++)
        {
            int entries = (int)Number(at, _big ? 8 : 2);
            long first = at + (_big ? 8 : 2);
            (Dictionary<int, long> places, bool whole) = Directory(first, entries);

            // Smaller copies and masks belong to another page. The rest of the scan tells of the first.
            if ((First(places, KindTag, 0) & (SmallerFlag | MaskFlag)) == 0)
            {
                scan = pages.Count == 0 ? Described(places) : scan;
                whole = whole && Ends(places, StripOffsetsTag, StripBytesTag) && Ends(places, TileOffsetsTag, TileBytesTag);
                pages.Add(new TiffPage(at, (int)First(places, OrientationTag, 1), whole, ProfileOf(places)));
            }

            at = Number(first + ((long)entries * EntryBytes), PlaceBytes);
        }

        if (pages.Count == 0)
        {
            throw new InvalidDataException("There is no page.");
        }

        int frames = directories > PictureLimits.MaxFrames ? directories : pages.Count;
        return scan with { Frames = frames, Pages = pages, Orientation = pages[0].Orientation, IsWhole = pages[0].IsWhole };
    }

    /// <summary>Makes a page the file's first.</summary>
    /// <param name="page">One of those that <see cref="Read"/> found.</param>
    public void MoveToFront(TiffPage page)
    {
        Span<byte> place = file.AsSpan(PlaceBytes, PlaceBytes);
        for (int i = 0; i < place.Length; i++)
        {
            place[_little ? i : place.Length - 1 - i] = (byte)(page.At >> (8 * i));
        }
    }

    private PictureScan Described(Dictionary<int, long> places)
    {
        if (First(places, SampleFormatTag, UnsignedSamples) is > UnsignedSamples and < UndefinedSamples and long samples)
        {
            string kind = samples == SignedSamples ? "signed" : "floating-point";
            throw new NotSupportedException($"its samples are {kind} numbers; save it with 8 or 16 bits a channel, without a sign");
        }

        return new PictureScan
        {
            IsDeep = First(places, BitsTag, 1) > 8,
            IsCmyk = First(places, ColoursTag, 0) == Inks,
            Profile = ProfileOf(places),
        };
    }

    private ColourProfile? ProfileOf(Dictionary<int, long> places) =>
        places.TryGetValue(ProfileTag, out long at) ? ColourProfile.Foreign(file.AsSpan((int)Begin(at), (int)Count(at))) : null;

    private (Dictionary<int, long> Places, bool IsWhole) Directory(long first, int entries)
    {
        Dictionary<int, long> places = [];
        bool whole = true;
        for (int i = 0; i < entries; i++)
        {
            long entry = first + ((long)i * EntryBytes);
            places[(int)Number(entry, 2)] = entry;
            whole &= Begin(entry) + (Size(entry) * Count(entry)) <= file.Length;
        }

        return (places, whole);
    }

    // The first value of a tag.
    private long First(Dictionary<int, long> places, int tag, long otherwise) =>
        places.TryGetValue(tag, out long entry) && Count(entry) > 0 ? Value(entry, 0) : otherwise;

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
