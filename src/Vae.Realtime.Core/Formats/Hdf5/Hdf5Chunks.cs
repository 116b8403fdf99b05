namespace Vae.Realtime.Formats.Hdf5;

/// <summary>Puts an array together of the chunks that a file keeps it in.</summary>
/// <param name="file">The file.</param>
/// <param name="source">How messages name the array.</param>
/// <param name="shape">Its sizes.</param>
/// <param name="elementSize">Bytes of an element.</param>
/// <param name="filters">What was done to each chunk.</param>
internal sealed class Hdf5Chunks(Hdf5Bytes file, string source, long[] shape, int elementSize, IReadOnlyList<Hdf5Filter> filters)
{
    private long[] _chunk = [];
    private long[] _grid = [];
    private long _count;
    private int _bytes;

    /// <summary>All elements, the last index running fastest.</summary>
    /// <param name="layout">Behind the version and the class of the layout.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="VaeException">A chunk is missing or damaged, or all of them claim more than there can be.</exception>
    public ReadOnlyMemory<byte> Read(Hdf5Cursor layout, int version)
    {
        Hdf5Filter.Check(filters, source);
        IEnumerable<Hdf5Chunk> chunks = version == 3 ? Old(layout) : new Hdf5ChunkIndex(file, source, filters.Count > 0).Read(layout, Sizes);
        byte[] all = new byte[Hdf5Dataspace.Count(file, shape) * elementSize];
        HashSet<long> seen = [];
        foreach (Hdf5Chunk chunk in chunks)
        {
            file.Step();
            if (!seen.Add(chunk.Index))
            {
                throw file.Damaged("an array has a chunk twice");
            }

            Hdf5Cursor place = file.At(chunk.Address);
            ReadOnlyMemory<byte> stored = place.Memory(chunk.Stored ?? _bytes);
            Place(all, (Hdf5Filter.Undo(filters, stored, chunk.Skipped, _bytes) ?? throw Broken(chunk)).Span, chunk.Index);
        }

        return seen.Count == _count ? all : throw Hdf5Dataset.NeverWritten(source);
    }

    private VaeException Broken(Hdf5Chunk chunk) =>
        new($"{source} cannot be unpacked at byte {chunk.Address:N0}, so it is damaged; get the file again");

    // Sizes of a chunk, which stand before its element's: taken once they are known to make sense.
    private (long Count, int Bytes) Sizes(long[] chunk)
    {
        if (chunk.Length != shape.Length + 1 || chunk[^1] != elementSize || Array.Exists(chunk, size => size <= 0))
        {
            throw new VaeException($"{source} has chunks of other sizes than itself, so it is damaged; get the file again");
        }

        _chunk = chunk[..^1];
        _grid = [.. shape.Zip(_chunk, (size, each) => ((size - 1) / each) + 1)];
        _count = Hdf5Dataspace.Count(file, _grid);
        Int128 bytes = (Int128)Hdf5Dataspace.Count(file, _chunk) * elementSize;
        file.Claim(bytes * _count, source);
        _bytes = (int)bytes;
        return (_count, _bytes);
    }

    private IEnumerable<Hdf5Chunk> Old(Hdf5Cursor layout)
    {
        int axes = layout.Byte();
        long? tree = layout.Address();
        long[] sizes = [.. Enumerable.Range(0, Math.Min(axes, Hdf5Dataspace.MaxAxes + 1)).Select(_ => layout.UInt32())];
        Sizes(sizes);
        return tree is long root
            ? Hdf5BTree1.Leaves(file, root, Hdf5BTree1.OfChunks, 8 + (8 * axes)).Select(leaf =>
                new Hdf5Chunk(leaf.Key.UInt32(), (uint)leaf.Key.UInt32(), Index(leaf.Key), leaf.Child))
            : throw Hdf5Dataset.NeverWritten(source);
    }

    private long Index(Hdf5Cursor key)
    {
        long index = 0;
        for (int axis = 0; axis < _grid.Length; axis++)
        {
            long at = key.Size(sizeof(ulong));
            index = at % _chunk[axis] == 0 && at < shape[axis]
                ? (index * _grid[axis]) + (at / _chunk[axis])
                : throw file.Damaged("an array has a chunk outside of itself");
        }

        return index;
    }

    private void Place(Span<byte> all, ReadOnlySpan<byte> chunk, long index)
    {
        int axes = shape.Length;
        long[] begin = new long[axes];
        for (int axis = axes - 1; axis >= 0; axis--)
        {
            (index, long place) = Math.DivRem(index, _grid[axis]);
            begin[axis] = place * _chunk[axis];
        }

        // What lies over the array's edge is left out; the last axis is copied as a whole.
        long[] count = [.. Enumerable.Range(0, axes).Select(axis => Math.Min(_chunk[axis], shape[axis] - begin[axis]))];
        int row = (int)count[^1] * elementSize;
        long[] at = new long[axes];
        while (true)
        {
            (long from, long to) = (0, 0);
            for (int axis = 0; axis < axes; axis++)
            {
                (from, to) = ((from * _chunk[axis]) + at[axis], (to * shape[axis]) + begin[axis] + at[axis]);
            }

            chunk.Slice((int)from * elementSize, row).CopyTo(all[((int)to * elementSize)..]);
            int next = axes - 2;
            while (next >= 0 && ++at[next] == count[next])
            {
                at[next--] = 0;
            }

            if (next < 0)
            {
                return;
            }
        }
    }
}
