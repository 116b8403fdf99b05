namespace Vae.Realtime.Formats.Hdf5;

/// <summary>Reads what new files keep apart where there is much of it: the links of a group and the attributes of an object.</summary>
internal static class Hdf5Dense
{
    /// <summary>The kind of tree that links are in by their names.</summary>
    public const int NamesOfLinks = 5;

    /// <summary>The kind of tree that attributes are in by their names.</summary>
    public const int NamesOfAttributes = 8;

    /// <summary>A cursor over each link or attribute, in the order of the tree.</summary>
    /// <param name="cursor">At the addresses of the heap and of the tree.</param>
    /// <param name="kind">What it must be a tree of.</param>
    /// <exception cref="VaeException">It is damaged.</exception>
    public static IEnumerable<Hdf5Cursor> Records(Hdf5Cursor cursor, int kind)
    {
        Hdf5Bytes file = cursor.File;
        (long? heapAddress, long? tree) = (cursor.Address(), cursor.Address());
        if (heapAddress is not long address || tree is not long root)
        {
            yield break;
        }

        Hdf5Heap heap = Hdf5Heap.Read(file, address);
        foreach (Hdf5Cursor record in Hdf5BTree2.Records(file, root, kind))
        {
            // A link's record begins with a hash of its name.
            record.Skip(kind == NamesOfLinks ? sizeof(uint) : 0);
            yield return heap.Find(record);
        }
    }
}
