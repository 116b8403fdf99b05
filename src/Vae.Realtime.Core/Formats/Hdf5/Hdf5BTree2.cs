namespace Vae.Realtime.Formats.Hdf5;

using System.Numerics;

/// <summary>Walks the trees of version 2, which new files have.</summary>
internal static class Hdf5BTree2
{
    private const int MaxDepth = 16;
    private const int Frame = 10;

    /// <summary>A cursor over each record, in the order of the tree.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">The tree's header.</param>
    /// <param name="kind">What it must be a tree of.</param>
    /// <exception cref="VaeException">It is damaged.</exception>
    public static IEnumerable<Hdf5Cursor> Records(Hdf5Bytes file, long address, int kind)
    {
        Hdf5Cursor header = file.At(address);
        header.Take("BTHD"u8, "tree");
        header.Version("tree", 0);
        if (header.Byte() != kind)
        {
            throw file.Damaged("a tree is of another kind");
        }

        (long node, int size, int depth) = (header.UInt32(), header.UInt16(), header.UInt16());
        header.Skip(2);
        long? root = header.Address();
        int count = header.UInt16();
        return size > 0 && node > Frame + size && depth <= MaxDepth
            ? root is long first ? new Walk(file, node, size, depth).From(first, count, depth) : []
            : throw file.Damaged("a tree claims sizes that none has");
    }

    private sealed class Walk
    {
        private readonly Hdf5Bytes _file;
        private readonly int _size;
        private readonly int _countSize;
        private readonly int[] _totalSizes;

        public Walk(Hdf5Bytes file, long node, int size, int depth)
        {
            (_file, _size) = (file, size);
            Int128 most = (node - Frame) / size;
            _countSize = BytesFor(most);
            _totalSizes = new int[depth + 1];
            Int128 total = most;
            for (int level = 1; level <= depth; level++)
            {
                // What a node of that level has: pointers to nodes below, and records between them.
                int pointer = file.AddressSize + _countSize + _totalSizes[level - 1];
                most = (node - Frame - pointer) / (size + pointer);
                total = ((most + 1) * total) + most;
                _totalSizes[level] = BytesFor(total);
            }
        }

        public IEnumerable<Hdf5Cursor> From(long address, int count, int level)
        {
            Hdf5Cursor node = _file.At(address);
            node.Take(level > 0 ? "BTIN"u8 : "BTLF"u8, "part of a tree");
            node.Skip(2);
            Hdf5Cursor records = node.Part((long)count * _size);
            for (int i = 0; i <= count; i++)
            {
                if (level > 0)
                {
                    long below = node.Address() ?? throw _file.Damaged("a tree has a branch to nowhere");
                    long most = node.Size(_countSize);
                    node.Skip(_totalSizes[level - 1]);
                    foreach (Hdf5Cursor record in From(below, (int)Math.Min(most, int.MaxValue), level - 1))
                    {
                        yield return record;
                    }
                }

                if (i < count)
                {
                    _file.Step();
                    yield return records.Part(_size);
                }
            }
        }

        private static int BytesFor(Int128 most) => most < 0 || most > long.MaxValue ? sizeof(long) : (BitOperations.Log2((ulong)most | 1) / 8) + 1;
    }
}
