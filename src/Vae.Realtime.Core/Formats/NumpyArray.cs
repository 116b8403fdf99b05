namespace Vae.Realtime.Formats;

using System.Buffers.Binary;
using System.Globalization;
using Vae.Realtime.Files;

/// <summary>An array of numbers from a NumPy file.</summary>
/// <param name="Header">Its type and shape.</param>
/// <param name="Data">The elements as the file has them, in the byte order and the order of indices that the header says.</param>
internal sealed record NumpyArray(NumpyHeader Header, ReadOnlyMemory<byte> Data)
{
    /// <summary>Reads a .npy file.</summary>
    /// <exception cref="VaeException">It cannot be read, is damaged, not of numbers, or has more than 2 GiB.</exception>
    public static NumpyArray Load(string path)
    {
        using FileStream stream = InputFile.Open(path);
        try
        {
            return Read(stream, stream.Length, $"'{path}'");
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }
    }

    /// <summary>Reads a .npy file from a stream; nothing is allocated on the word of its header alone.</summary>
    /// <param name="stream">At the beginning of the file.</param>
    /// <param name="length">Bytes of the whole file.</param>
    /// <param name="source">How messages name it; quoted already if it is a file.</param>
    /// <exception cref="VaeException">It is damaged, not of numbers, or has more than 2 GiB.</exception>
    public static NumpyArray Read(Stream stream, long length, string source)
    {
        NumpyHeader header = NumpyHeader.Read(stream, length, source);
        if (header.DataBytes > Array.MaxLength)
        {
            throw new VaeException($"{source} has {header.DataBytes:N0} bytes of numbers; {Array.MaxLength:N0} is the most that can be read");
        }

        byte[] data = new byte[header.DataBytes];
        return stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false) == data.Length
            ? new NumpyArray(header, data)
            : throw new VaeException($"{source} is cut off; get it again");
    }

    /// <summary>The elements with the last index running fastest, each with its least significant byte first.</summary>
    public ReadOnlyMemory<byte> RowMajor()
    {
        int size = Header.ItemSize;
        if (!Header.FortranOrder && !Header.BigEndian)
        {
            return Data;
        }

        byte[] rows = new byte[Data.Length];
        int[]? order = Header.FortranOrder ? FortranOrder(Header.Shape, rows.Length / size) : null;
        for (int i = 0; i < rows.Length / size; i++)
        {
            Span<byte> item = rows.AsSpan(i * size, size);
            Data.Span.Slice((order?[i] ?? i) * size, size).CopyTo(item);
            if (Header.BigEndian)
            {
                item.Reverse();
            }
        }

        return rows;
    }

    /// <summary>The elements with the last index running fastest. Whole numbers beyond 2^53 are rounded.</summary>
    public double[] ToDoubles()
    {
        double[] values = new double[Header.Count];
        ReadOnlySpan<byte> rows = RowMajor().Span;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Value(rows.Slice(i * Header.ItemSize, Header.ItemSize));
        }

        return values;
    }

    /// <summary>The same as a tensor of a safetensors file.</summary>
    public TensorEntry ToTensor(string name)
    {
        string letter = Header.Kind switch { 'f' => "F", 'i' => "I", 'u' => "U", _ => "BOOL" };
        string dtype = Header.Kind == 'b' ? letter : letter + (8 * Header.ItemSize).ToString(CultureInfo.InvariantCulture);
        return new TensorEntry(name, dtype, [.. Header.Shape], RowMajor());
    }

    private double Value(ReadOnlySpan<byte> item) => (Header.Kind, Header.ItemSize) switch
    {
        ('f', 2) => (double)BinaryPrimitives.ReadHalfLittleEndian(item),
        ('f', 4) => BinaryPrimitives.ReadSingleLittleEndian(item),
        ('f', _) => BinaryPrimitives.ReadDoubleLittleEndian(item),
        ('b', _) => item[0] == 0 ? 0 : 1,
        ('i', 1) => (sbyte)item[0],
        ('i', 2) => BinaryPrimitives.ReadInt16LittleEndian(item),
        ('i', 4) => BinaryPrimitives.ReadInt32LittleEndian(item),
        ('i', _) => BinaryPrimitives.ReadInt64LittleEndian(item),
        (_, 1) => item[0],
        (_, 2) => BinaryPrimitives.ReadUInt16LittleEndian(item),
        (_, 4) => BinaryPrimitives.ReadUInt32LittleEndian(item),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(item),
    };

    // For each place where the last index runs fastest, the place where the first does.
    private static int[] FortranOrder(IReadOnlyList<long> shape, int count)
    {
        int[] order = new int[count];
        long[] index = new long[shape.Count];
        for (int i = 0; i < count; i++)
        {
            long place = 0;
            for (int axis = shape.Count - 1; axis >= 0; axis--)
            {
                place = (place * shape[axis]) + index[axis];
            }

            order[i] = (int)place;
            for (int axis = shape.Count - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }

        return order;
    }
}
