namespace Vae.Realtime.Formats.Hdf5;

/// <summary>Walks the trees of version 1, which old groups and old chunked datasets have.</summary>
internal static class Hdf5BTree1
{
    /// <summary>The kind of tree that names of groups are in.</summary>
    public const int OfNames = 0;

    /// <summary>The kind of tree that chunks of datasets are in.</summary>
    public const int OfChunks = 1;

    /// <summary>The entries of all leaves, in their order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="root">The tree's first node.</param>
    /// <param name="kind">What it must be a tree of.</param>
    /// <param name="keySize">Bytes of a key.</param>
    /// <returns>A cursor over the key, and the address of what it is the key of.</returns>
    /// <exception cref="VaeException">It is damaged, or goes round in a circle.</exception>
    public static IEnumerable<(Hdf5Cursor Key, long Child)> Leaves(Hdf5Bytes file, long root, int kind, int keySize)
    {
        Stack<long> left = new([root]);
        HashSet<long> seen = [];
        while (left.TryPop(out long address))
        {
            if (!seen.Add(address))
            {
                throw file.Damaged("a tree goes round in a circle");
            }

            Hdf5Cursor node = file.At(address);
            node.Take("TREE"u8, "tree");
            if (node.Byte() != kind)
            {
                throw file.Damaged("a tree is of another kind");
            }

            int level = node.Byte();
            int count = node.UInt16();
            node.Skip(2 * file.AddressSize);
            List<(Hdf5Cursor Key, long Child)> entries = [];
            for (int i = 0; i < count; i++)
            {
                file.Step();
                entries.Add((node.Part(keySize), node.Address() ?? throw file.Damaged("a tree has a branch to nowhere")));
            }

            if (level > 0)
            {
                // The first is to come out first.
                entries.Reverse();
                entries.ForEach(entry => left.Push(entry.Child));
                continue;
            }

            foreach ((Hdf5Cursor Key, long Child) entry in entries)
            {
                yield return entry;
            }
        }
    }
}
