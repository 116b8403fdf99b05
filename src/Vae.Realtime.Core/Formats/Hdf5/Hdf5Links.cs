namespace Vae.Realtime.Formats.Hdf5;

using System.Text;

/// <summary>Reads the names in a group: of old files from a B-tree and a heap of names, of new ones from messages or a dense heap.</summary>
internal static class Hdf5Links
{
    private const int SoftLink = 2;

    /// <summary>The names of an old group, in the order of its tree, which is that of their bytes.</summary>
    /// <param name="cursor">At its message: the addresses of the tree and of the heap.</param>
    /// <exception cref="VaeException">It is damaged, or the tree goes round in a circle.</exception>
    public static IEnumerable<Hdf5Link> OfSymbolTable(Hdf5Cursor cursor)
    {
        Hdf5Bytes file = cursor.File;
        long tree = cursor.Address() ?? throw file.Damaged("a group has no tree");
        Hdf5Cursor heap = file.At(cursor.Address() ?? throw file.Damaged("a group has no heap"));
        heap.Take("HEAP"u8, "heap of names");
        heap.Skip(4);
        long size = heap.Length();
        heap.Skip(file.LengthSize);
        long names = heap.Address() ?? throw file.Damaged("a heap has no names");
        foreach (Hdf5Cursor node in Hdf5BTree1.Leaves(file, tree, Hdf5BTree1.OfNames, file.LengthSize).Select(leaf => file.At(leaf.Child)))
        {
            node.Take("SNOD"u8, "list of names");
            node.Skip(2);
            int count = node.UInt16();
            for (int i = 0; i < count; i++)
            {
                file.Step();
                long name = node.Size(file.AddressSize);
                long? header = node.Address();
                bool soft = node.UInt32() == SoftLink;
                node.Skip(4 + 16);
                Hdf5Cursor text = file.At(names).Part(size);
                text.Skip(name);
                ReadOnlySpan<byte> letters = text.UpToZero();
                file.Step(letters.Length);
                yield return new Hdf5Link(Encoding.UTF8.GetString(letters), soft ? null : header);
            }
        }
    }

    /// <summary>A name of a new group.</summary>
    /// <exception cref="VaeException">It is damaged.</exception>
    public static Hdf5Link OfMessage(Hdf5Cursor cursor)
    {
        cursor.Version("link", 1, 1);
        int flags = cursor.Byte();
        int kind = (flags & 8) != 0 ? cursor.Byte() : 0;
        cursor.Skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 0x10) != 0 ? 1 : 0));
        string name = Encoding.UTF8.GetString(cursor.Bytes(cursor.Size(1 << (flags & 3))));
        return new Hdf5Link(name, kind == 0 ? cursor.Address() : null);
    }

    /// <summary>The names of a new group with many of them.</summary>
    /// <param name="cursor">At its message of where they are.</param>
    /// <exception cref="VaeException">It is damaged.</exception>
    public static IEnumerable<Hdf5Link> Dense(Hdf5Cursor cursor)
    {
        cursor.Skip(1);
        int flags = cursor.Byte();
        cursor.Skip((flags & 1) != 0 ? 8 : 0);
        return Hdf5Dense.Records(cursor, Hdf5Dense.NamesOfLinks).Select(OfMessage);
    }
}
