namespace Vae.Realtime.Data.Arrays;

using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

/// <summary>An array of a NumPy file.</summary>
/// <param name="name">What it is called, with its file, for messages.</param>
/// <param name="header">Its shape and type.</param>
/// <param name="data">Its elements as the file has them.</param>
internal sealed class NpyArray(string name, NpyHeader header, byte[] data)
{
    /// <summary>What it is called, with its file, for messages.</summary>
    public string Name { get; } = name;

    /// <summary>Its shape and type.</summary>
    public NpyHeader Header { get; } = header;

    /// <summary>Sizes.</summary>
    public int[] Shape => Header.Shape;

    /// <summary>Whether its elements are numbers.</summary>
    public bool IsNumeric => Header.Kind is 'u' or 'i' or 'f' or 'b';

    /// <summary>The same elements with other sizes.</summary>
    public NpyArray Reshaped(int[] shape) => new(
        Name, Header with { Shape = shape, IsFortran = false, IsBigEndian = false }, Native());

    /// <summary>Reads an array.</summary>
    /// <param name="stream">At the beginning of its file.</param>
    /// <param name="length">Bytes that are there.</param>
    /// <param name="name">What it is called, with its file, for messages.</param>
    /// <exception cref="VaeException">It is cut off, damaged, too large, or of a type that is not read.</exception>
    public static NpyArray Read(Stream stream, long length, string name)
    {
        try
        {
            NpyHeader header = NpyHeader.Read(stream, name);
            if (header.Length > length)
            {
                throw new VaeException($"{name} is cut off or damaged: its header promises {header} = {header.Length:N0} bytes but the file has "
                    + $"{length:N0}; get it again");
            }

            if (header.Length > System.Array.MaxLength)
            {
                throw new VaeException($"{name} has {header.Length:N0} bytes; {System.Array.MaxLength:N0} is the most, split it");
            }

            byte[] data = new byte[header.Length];
            stream.ReadExactly(data);
            return stream.ReadByte() < 0
                ? new NpyArray(name, header, data)
                : throw new VaeException($"{name} is damaged: more follows the {header} = "
                    + $"{header.Length:N0} bytes that its header promises; get it again");
        }
        catch (EndOfStreamException error)
        {
            throw new VaeException($"{name} is cut off; get it again", error);
        }
    }

    /// <summary>The elements as numbers, the last index changing fastest.</summary>
    public float[] ToFloats()
    {
        byte[] native = Native();
        float[] values = new float[Header.Count];
        switch (Header.Kind, Header.Size)
        {
            case ('b' or 'u', 1):
                Convert<byte>(native, values);
                break;
            case ('u', 2):
                Convert<ushort>(native, values);
                break;
            case ('u', 4):
                Convert<uint>(native, values);
                break;
            case ('u', 8):
                Convert<ulong>(native, values);
                break;
            case ('i', 1):
                Convert<sbyte>(native, values);
                break;
            case ('i', 2):
                Convert<short>(native, values);
                break;
            case ('i', 4):
                Convert<int>(native, values);
                break;
            case ('i', 8):
                Convert<long>(native, values);
                break;
            case ('f', 2):
                Convert<Half>(native, values);
                break;
            case ('f', 4):
                Convert<float>(native, values);
                break;
            default:
                Convert<double>(native, values);
                break;
        }

        return values;
    }

    /// <summary>The bytes of an array of unsigned bytes, the last index changing fastest.</summary>
    public byte[] ToBytes() => Native();

    /// <summary>The elements as texts: numbers to their last digit.</summary>
    public string[] ToTexts()
    {
        byte[] native = Native();
        int size = Header.Size;
        return Header.Kind switch
        {
            'S' => [.. Enumerable.Range(0, (int)Header.Count).Select(at => Encoding.UTF8.GetString(native, at * size, size).TrimEnd('\0'))],
            'U' => [.. Enumerable.Range(0, (int)Header.Count).Select(at => Encoding.UTF32.GetString(native, at * size, size).TrimEnd('\0'))],
            _ => [.. ToFloats().Select(value => value.ToString("R", CultureInfo.InvariantCulture))],
        };
    }

    private static void Convert<T>(byte[] data, float[] values)
        where T : unmanaged, INumberBase<T>
    {
        ReadOnlySpan<T> elements = MemoryMarshal.Cast<byte, T>(data);
        for (int at = 0; at < values.Length; at++)
        {
            values[at] = float.CreateTruncating(elements[at]);
        }
    }

    // In the machine's byte order, and with the last index changing fastest.
    private byte[] Native()
    {
        byte[] native = Header.IsFortran && Shape.Length > 1 ? Turned() : data;
        int unit = Header.Kind == 'U' ? 4 : Header.Kind == 'S' ? 1 : Header.Size;
        if (Header.IsBigEndian && unit > 1)
        {
            native = [.. native];
            for (int at = 0; at < native.Length; at += unit)
            {
                native.AsSpan(at, unit).Reverse();
            }
        }

        return native;
    }

    private byte[] Turned()
    {
        byte[] turned = new byte[data.Length];
        int size = Header.Size;
        int[] strides = new int[Shape.Length];
        int[] index = new int[Shape.Length];
        for (int axis = 0, stride = size; axis < Shape.Length; stride *= Shape[axis++])
        {
            strides[axis] = stride;
        }

        int source = 0;
        for (int target = 0; target < turned.Length; target += size)
        {
            data.AsSpan(source, size).CopyTo(turned.AsSpan(target));
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
