namespace Vae.Realtime.Formats;

using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Vae.Realtime.Files;

/// <summary>An array from a NumPy file.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Header">Its type and shape.</param>
/// <param name="Data">The elements as the file has them, in the byte order and the order of indices that the header says.</param>
internal sealed record NumpyArray(string Name, NumpyHeader Header, byte[] Data)
{
    /// <summary>Sizes, outermost first.</summary>
    public int[] Shape => Header.Shape;

    /// <summary>Reads a .npy file.</summary>
    /// <exception cref="VaeException">It cannot be read, is damaged, not of a type that is read, or has more than 2 GiB.</exception>
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
    /// <exception cref="VaeException">It is damaged, not of a type that is read, or has more than 2 GiB.</exception>
    public static NumpyArray Read(Stream stream, long length, string source)
    {
        NumpyHeader header = NumpyHeader.Read(stream, length, source);
        if (header.DataBytes > Array.MaxLength)
        {
            throw new VaeException($"{source} has {header.DataBytes:N0} bytes; {Array.MaxLength:N0} is the most that can be read, split it");
        }

        byte[] data = new byte[header.DataBytes];
        return stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false) == data.Length
            ? new NumpyArray(source, header, data)
            : throw new VaeException($"{source} is cut off; get it again");
    }

    /// <summary>The elements with the last index running fastest, each with its least significant byte first.</summary>
    public byte[] RowMajor()
    {
        byte[] rows = Header.FortranOrder && Shape.Length > 1 ? Turned() : Data;
        int unit = Header.UnitSize;
        if (!Header.BigEndian || unit == 1)
        {
            return rows;
        }

        rows = [.. rows];
        for (int at = 0; at < rows.Length; at += unit)
        {
            rows.AsSpan(at, unit).Reverse();
        }

        return rows;
    }

    /// <summary>The elements as numbers, the last index running fastest.</summary>
    /// <exception cref="InvalidOperationException">They are texts.</exception>
    public float[] ToFloats() => (Header.Kind, Header.ItemSize) switch
    {
        ('b' or 'u', 1) => Converted<byte>(),
        ('u', 2) => Converted<ushort>(),
        ('u', 4) => Converted<uint>(),
        ('u', _) => Converted<ulong>(),
        ('i', 1) => Converted<sbyte>(),
        ('i', 2) => Converted<short>(),
        ('i', 4) => Converted<int>(),
        ('i', _) => Converted<long>(),
        ('f', 2) => Converted<Half>(),
        ('f', 4) => Converted<float>(),
        ('f', _) => Converted<double>(),
        _ => throw new InvalidOperationException($"{Name} holds texts."),
    };

    /// <summary>The elements as texts, the last index running fastest: numbers to their last digit.</summary>
    public string[] ToTexts()
    {
        if (!Header.IsText)
        {
            return [.. ToFloats().Select(value => value.ToString("R", CultureInfo.InvariantCulture))];
        }

        byte[] rows = RowMajor();
        Encoding letters = Header.Kind == 'S' ? Encoding.UTF8 : Encoding.UTF32;
        int size = Header.ItemSize;
        return [.. Enumerable.Range(0, (int)Header.Count).Select(at => letters.GetString(rows, at * size, size).TrimEnd('\0'))];
    }

    /// <summary>The same elements with other sizes.</summary>
    public NumpyArray Reshaped(int[] shape) =>
        this with { Header = Header with { Shape = shape, FortranOrder = false, BigEndian = false }, Data = RowMajor() };

    /// <summary>The same as a tensor of a safetensors file.</summary>
    /// <exception cref="VaeException">The elements are texts.</exception>
    public TensorEntry ToTensor(string name)
    {
        string letter = Header.Kind switch
        {
            'f' => "F",
            'i' => "I",
            'u' => "U",
            'b' => "BOOL",
            _ => throw new VaeException($"{Name}: its element type is text; save numbers, as in numpy.save(path, array.astype('float32'))"),
        };
        string dtype = Header.Kind == 'b' ? letter : letter + (8 * Header.ItemSize).ToString(CultureInfo.InvariantCulture);
        return new TensorEntry(name, dtype, [.. Shape.Select(size => (long)size)], RowMajor());
    }

    private float[] Converted<T>()
        where T : unmanaged, INumberBase<T>
    {
        ReadOnlySpan<T> elements = MemoryMarshal.Cast<byte, T>(RowMajor());
        float[] values = new float[elements.Length];
        for (int at = 0; at < values.Length; at++)
        {
            values[at] = Header.Kind == 'b' && elements[at] != T.Zero ? 1 : float.CreateTruncating(elements[at]);
        }

        return values;
    }

    private byte[] Turned()
    {
        byte[] turned = new byte[Data.Length];
        int size = Header.ItemSize;
        int[] strides = new int[Shape.Length];
        int[] index = new int[Shape.Length];
        for (int axis = 0, stride = size; axis < Shape.Length; stride *= Shape[axis++])
        {
            strides[axis] = stride;
        }

        int source = 0;
        for (int target = 0; target < turned.Length; target += size)
        {
            Data.AsSpan(source, size).CopyTo(turned.AsSpan(target));
            for (int axis = Shape.Length - 1; axis >= 0; axis--)
            {
                source += strides[axis];
                if (++index[axis] < Shape[axis])
                {
                    break;
                }

                source -= strides[axis] * Shape[axis];
                index[axis] = 0;
            }
        }

        return turned;
    }
}
