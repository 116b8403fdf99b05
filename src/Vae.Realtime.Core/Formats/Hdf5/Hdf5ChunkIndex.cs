namespace Vae.Realtime.Formats.Hdf5;

/// <summary>A chunk of an array.</summary>
/// <param name="Stored">Its bytes in the file; null for as many as it has unpacked.</param>
/// <param name="Skipped">A bit for each filter that it was spared.</param>
/// <param name="Index">Its place among the array's chunks, the last axis running fastest.</param>
/// <param name="Address">Where it is.</param>
internal readonly record struct Hdf5Chunk(long? Stored, uint Skipped, long Index, long Address);

/// <summary>Finds the chunks of arrays of new files, which have another index for each way that an array can grow.</summary>
/// <param name="file">The file.</param>
/// <param name="source">How messages name the array.</param>
/// <param name="filtered">Whether anything was done to the chunks.</param>
internal sealed class Hdf5ChunkIndex(Hdf5Bytes file, string source, bool filtered)
{
    private const int SingleKind = 1;
    private const int ImplicitKind = 2;
    private const int FixedKind = 3;
    private const int SingleFiltered = 2;
    private const int ChecksumSize = 4;
    private const int MaskSize = 4;

    /// <param name="layout">Behind the version and the class of the layout.</param>
    /// <param name="sizes">Takes a chunk's sizes with its element's at the end, and says how many chunks there are, and bytes in each.</param>
    /// <exception cref="VaeException">It is damaged, or of a kind that is not read.</exception>
    public IEnumerable<Hdf5Chunk> Read(Hdf5Cursor layout, Func<long[], (long Count, int Bytes)> sizes)
    {
        int flags = layout.Byte();
        (int axes, int width) = (layout.Byte(), layout.Byte());
        if (axes > Hdf5Dataspace.MaxAxes + 1 || width > sizeof(ulong) || (flags & ~SingleFiltered) != 0)
        {
            throw file.Damaged("an array claims chunks that none has");
        }

        (long count, int bytes) = sizes([.. Enumerable.Range(0, axes).Select(_ => layout.Size(width))]);
        switch (layout.Byte())
        {
            case SingleKind:
                (long? stored, uint skipped) = (flags & SingleFiltered) != 0 ? (layout.Length(), (uint)layout.UInt32()) : ((long?)null, 0u);
                return [new Hdf5Chunk(stored, skipped, 0, Address(layout))];
            case ImplicitKind:
                long first = Address(layout);
                return Enumerable.Range(0, (int)Math.Min(count, int.MaxValue)).Select(i => new Hdf5Chunk(null, 0, i, first + ((long)i * bytes)));
            case FixedKind:
                layout.Skip(1);
                return Fixed(Address(layout), count);
            default:
                throw new VaeException($"{source} can grow without a limit and was written with libver='latest', whose index is not read here; "
                    + "save it again without one of the two");
        }
    }

    private long Address(Hdf5Cursor cursor) => cursor.Address() ?? throw Hdf5Dataset.NeverWritten(source);

    private IEnumerable<Hdf5Chunk> Fixed(long address, long count)
    {
        Hdf5Cursor header = file.At(address);
        header.Take("FAHD"u8, "index of chunks");
        header.Skip(2);
        (int entry, int pageBits) = (header.Byte(), header.Byte());
        long entries = header.Length();
        int lengthSize = entry - file.AddressSize - MaskSize;
        if (entries < count || pageBits > 32 || (filtered ? lengthSize is < 1 or > sizeof(ulong) : entry != file.AddressSize))
        {
            throw file.Damaged("an index of chunks claims sizes that none has");
        }

        Hdf5Cursor block = file.At(Address(header));
        block.Take("FADB"u8, "index of chunks");
        block.Skip(2 + file.AddressSize);
        long page = 1L << pageBits;
        bool paged = entries > page;
        ReadOnlyMemory<byte> written = block.Memory(paged ? (((entries + page - 1) / page) + 7) / 8 : 0);
        block.Skip(paged ? ChecksumSize : 0);
        for (long index = 0; index < count; index++)
        {
            // A page that was never written is there all the same; a checksum stands behind each.
            (long number, long place) = Math.DivRem(index, page);
            block.Skip(paged && place == 0 && index > 0 ? ChecksumSize : 0);
            Hdf5Cursor one = block.Part(entry);
            if ((paged && (written.Span[(int)(number / 8)] & (0x80 >> (int)(number % 8))) == 0) || one.Address() is not long chunk)
            {
                continue;
            }

            yield return filtered
                ? new Hdf5Chunk(one.Size(lengthSize), (uint)one.UInt32(), index, chunk)
                : new Hdf5Chunk(null, 0, index, chunk);
        }
    }
}
