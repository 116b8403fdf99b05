namespace Vae.Realtime.Formats.Hdf5;

using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

/// <summary>What was done to each chunk of an array, one thing after the other, before it was written.</summary>
/// <param name="Number">Which it is, by the numbers of the format.</param>
/// <param name="Name">Its name; empty for one of the format's own.</param>
/// <param name="FirstValue">The first of its settings; 0 for none.</param>
internal sealed record Hdf5Filter(int Number, string Name, long FirstValue)
{
    private const int Deflate = 1;
    private const int Shuffle = 2;
    private const int Fletcher = 3;
    private const int ChecksumSize = 4;
    private const int FirstOfOthers = 256;

    private static readonly Dictionary<int, string> Names = new()
    {
        [4] = "szip",
        [5] = "nbit",
        [6] = "scaleoffset",
        [32000] = "lzf",
    };

    private bool IsKnown => Number is Deflate or Shuffle or Fletcher;

    /// <exception cref="VaeException">It is damaged.</exception>
    public static IReadOnlyList<Hdf5Filter> Read(Hdf5Cursor cursor)
    {
        int version = cursor.Version("list of filters", 2, 1);
        int count = cursor.Byte();
        cursor.Skip(version == 1 ? 6 : 0);
        List<Hdf5Filter> filters = [];
        for (int i = 0; i < count; i++)
        {
            int number = cursor.UInt16();
            int letters = version == 1 || number >= FirstOfOthers ? cursor.UInt16() : 0;
            cursor.Skip(2);
            int values = cursor.UInt16();
            string name = Encoding.UTF8.GetString(cursor.Bytes(version == 1 ? (letters + 7) / 8 * 8 : letters)).TrimEnd('\0');
            Hdf5Cursor settings = cursor.Part(4L * values);
            cursor.Skip(version == 1 && values % 2 == 1 ? 4 : 0);
            filters.Add(new Hdf5Filter(number, Names.GetValueOrDefault(number, name), values > 0 ? settings.UInt32() : 0));
        }

        return filters;
    }

    /// <summary>Refuses what cannot be undone here.</summary>
    /// <exception cref="VaeException">One of the filters is of a kind that is not read.</exception>
    public static void Check(IEnumerable<Hdf5Filter> filters, string source)
    {
        if (filters.FirstOrDefault(filter => !filter.IsKnown) is { } other)
        {
            string name = other.Name.Length > 0 ? PrintableText.Excerpt(other.Name) : other.Number.ToString(CultureInfo.InvariantCulture);
            throw new VaeException($"{source} is compressed by '{name}', and only gzip is read; save it again with compression='gzip', or without");
        }
    }

    /// <summary>Undoes all that was done to a chunk.</summary>
    /// <param name="filters">In the order in which they were applied.</param>
    /// <param name="stored">The chunk as the file has it.</param>
    /// <param name="skipped">A bit for each filter that was left out.</param>
    /// <param name="length">Bytes of the chunk before anything was done.</param>
    /// <returns>So many bytes; null where the chunk is damaged.</returns>
    public static ReadOnlyMemory<byte>? Undo(IReadOnlyList<Hdf5Filter> filters, ReadOnlyMemory<byte> stored, uint skipped, int length)
    {
        ReadOnlyMemory<byte>? chunk = stored;
        for (int i = filters.Count - 1; i >= 0 && chunk is { } bytes; i--)
        {
            bool Applied(int filter) => filter >= 32 || (skipped & (1u << filter)) == 0;
            int sums = Enumerable.Range(0, i).Count(filter => filters[filter].Number == Fletcher && Applied(filter));
            chunk = !Applied(i) ? bytes : filters[i].Number switch
            {
                Deflate => Inflated(bytes, length + (ChecksumSize * sums)),
                Shuffle => Unshuffled(bytes, (int)Math.Clamp(filters[i].FirstValue, 1, int.MaxValue)),
                _ => WithoutSum(bytes),
            };
        }

        return chunk?.Length == length ? chunk : null;
    }

    private static byte[]? Inflated(ReadOnlyMemory<byte> stored, int length)
    {
        byte[] chunk = new byte[length];
        try
        {
            using MemoryStream stream = new(stored.ToArray(), writable: false);
            using ZLibStream content = new(stream, CompressionMode.Decompress);
            return content.ReadAtLeast(chunk, length, throwOnEndOfStream: false) == length && content.ReadByte() < 0 ? chunk : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // All first bytes of the elements, then all second ones, and so on; what is no whole element stays at the end.
    private static byte[] Unshuffled(ReadOnlyMemory<byte> stored, int size)
    {
        ReadOnlySpan<byte> from = stored.Span;
        byte[] chunk = stored.ToArray();
        int count = chunk.Length / size;
        for (int place = 0; place < size && count > 1; place++)
        {
            for (int element = 0; element < count; element++)
            {
                chunk[(element * size) + place] = from[(place * count) + element];
            }
        }

        return chunk;
    }

    private static ReadOnlyMemory<byte>? WithoutSum(ReadOnlyMemory<byte> stored)
    {
        int length = stored.Length - ChecksumSize;
        return length >= 0 && Sum(stored.Span[..length]) == BinaryPrimitives.ReadUInt32LittleEndian(stored.Span[length..]) ? stored[..length] : null;
    }

    // Fletcher's sum of words whose most significant byte comes first.
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        (ulong first, ulong second) = (0, 0);
        for (int i = 0; i < bytes.Length; i += 2)
        {
            first += ((ulong)bytes[i] << 8) | (i + 1 < bytes.Length ? bytes[i + 1] : 0u);
            first = (first & 0xffff) + (first >> 16);
            second += first;
            second = (second & 0xffff) + (second >> 16);
        }

        return (uint)((second << 16) | first);
    }
}
