namespace Vae.Realtime.Formats.Hdf5;

/// <summary>The heaps in which texts of any length are; each is read once.</summary>
internal sealed class Hdf5GlobalHeap
{
    private readonly Dictionary<long, Dictionary<int, (int Begin, int Length)>> _heaps = [];

    /// <summary>The bytes of a text.</summary>
    /// <param name="cursor">At what stands for it: its length, and its place in a heap.</param>
    /// <exception cref="VaeException">There is none.</exception>
    public ReadOnlySpan<byte> Find(Hdf5Cursor cursor)
    {
        Hdf5Bytes file = cursor.File;
        long length = cursor.UInt32();
        long? address = cursor.Address();
        long index = cursor.UInt32();
        if (length == 0 || address is not long at)
        {
            return [];
        }

        if (!_heaps.TryGetValue(at, out Dictionary<int, (int Begin, int Length)>? heap))
        {
            _heaps[at] = heap = Read(file, at);
        }

        return index <= ushort.MaxValue && heap.TryGetValue((int)index, out (int Begin, int Length) place) && length <= place.Length
            ? file.Content.Span.Slice(place.Begin, (int)length)
            : throw file.Damaged("a text is missing in its heap");
    }

    private static Dictionary<int, (int Begin, int Length)> Read(Hdf5Bytes file, long address)
    {
        Dictionary<int, (int Begin, int Length)> heap = [];
        int head = 8 + file.LengthSize;
        Hdf5Cursor cursor = file.At(address);
        cursor.Take("GCOL"u8, "heap of texts");
        cursor.Skip(4);
        cursor = cursor.Part(cursor.Length() - head);
        while (cursor.Left >= head)
        {
            file.Step();
            int index = cursor.UInt16();
            cursor.Skip(6);
            long size = cursor.Length();
            if (index == 0)
            {
                // What is free is at the end.
                break;
            }

            heap[index] = (cursor.Place, (int)Math.Min(size, cursor.Left));
            cursor.Skip(Math.Min(cursor.Left, (size + 7) / 8 * 8));
        }

        return heap;
    }
}
