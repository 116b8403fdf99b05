namespace Vae.Realtime.Formats.Hdf5;

/// <summary>Reads the messages of an object's header, in either of its forms and with all its continuations.</summary>
internal static class Hdf5Header
{
    private const int MaxMessages = 1 << 16;
    private const int SharedFlag = 2;
    private const int ChecksumSize = 4;

    /// <exception cref="VaeException">It is damaged, or its continuations go round in a circle.</exception>
    public static List<Hdf5Message> Read(Hdf5Bytes file, long address)
    {
        Hdf5Cursor cursor = file.At(address);
        bool tagged = cursor.TryTake("OHDR"u8);
        cursor.Version("object header", tagged ? 2 : 1, tagged ? 2 : 1);
        Queue<Hdf5Cursor> blocks = new([tagged ? TaggedBlock(cursor, out bool ordered) : PlainBlock(cursor, out ordered)]);
        HashSet<long> seen = [];
        List<Hdf5Message> messages = [];
        int head = tagged ? (ordered ? 6 : 4) : 8;
        while (blocks.TryDequeue(out Hdf5Cursor? block))
        {
            while (block.Left >= head)
            {
                file.Step();
                Hdf5Message message = Next(block, tagged, ordered);
                if (message.Kind == Hdf5MessageKind.Continuation)
                {
                    Hdf5Cursor place = block.File.Between(message.Begin, message.Length);
                    long target = place.Address() ?? throw file.Damaged("an object's header goes on nowhere");
                    if (!seen.Add(target))
                    {
                        throw file.Damaged("an object's header goes round in a circle");
                    }

                    blocks.Enqueue(Continued(file.At(target).Part(place.Length()), tagged));
                }

                messages.Add(messages.Count < MaxMessages ? message : throw file.Damaged("an object's header has no end"));
            }
        }

        return messages;
    }

    private static Hdf5Cursor PlainBlock(Hdf5Cursor cursor, out bool ordered)
    {
        ordered = false;

        // A reserved byte, the number of messages, and of links to the object; behind the size what fills up to eight bytes.
        cursor.Skip(1 + 2 + 4);
        long size = cursor.UInt32();
        cursor.Skip(4);
        return cursor.Part(size);
    }

    private static Hdf5Cursor TaggedBlock(Hdf5Cursor cursor, out bool ordered)
    {
        int flags = cursor.Byte();
        ordered = (flags & 4) != 0;
        cursor.Skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
        return cursor.Part(cursor.Size(1 << (flags & 3)));
    }

    private static Hdf5Cursor Continued(Hdf5Cursor block, bool tagged)
    {
        if (!tagged)
        {
            return block;
        }

        block.Take("OCHK"u8, "continuation of an object's header");
        return block.Part(block.Left - ChecksumSize);
    }

    private static Hdf5Message Next(Hdf5Cursor block, bool tagged, bool ordered)
    {
        int kind = tagged ? block.Byte() : block.UInt16();
        int size = block.UInt16();
        int flags = block.Byte();
        block.Skip(tagged ? (ordered ? 2 : 0) : 3);
        int begin = block.Place;
        block.Skip(size);
        return new Hdf5Message((Hdf5MessageKind)kind, (flags & SharedFlag) != 0, begin, size);
    }
}
