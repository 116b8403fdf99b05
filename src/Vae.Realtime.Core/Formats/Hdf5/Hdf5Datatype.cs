namespace Vae.Realtime.Formats.Hdf5;

using System.Globalization;

/// <summary>The type of the elements of a dataset or an attribute.</summary>
/// <param name="Size">Bytes of an element.</param>
/// <param name="DType">The same type by the name that safetensors give it; null for what is no number of theirs.</param>
/// <param name="BigEndian">Whether an element's most significant byte comes first.</param>
/// <param name="Text">Whether elements are texts, and how they are kept.</param>
/// <param name="Name">What messages call it.</param>
internal sealed record Hdf5Datatype(int Size, string? DType, bool BigEndian, Hdf5Text Text, string Name)
{
    private const int MaxSize = 1 << 20;

    /// <summary>Bits, exponent at, its bits, bits of the mantissa, bias: of the floats that safetensors know.</summary>
    private static readonly Dictionary<(int Bits, int At, int Exponent, int Mantissa, long Bias), string> Floats = new()
    {
        [(16, 10, 5, 10, 15)] = SafetensorsDType.Float16,
        [(16, 7, 8, 7, 127)] = SafetensorsDType.BFloat16,
        [(32, 23, 8, 23, 127)] = SafetensorsDType.Float32,
        [(64, 52, 11, 52, 1023)] = SafetensorsDType.Float64,
    };

    /// <exception cref="VaeException">It is damaged.</exception>
    public static Hdf5Datatype Read(Hdf5Cursor cursor)
    {
        int kind = cursor.Byte();
        uint bits = (uint)cursor.Number(3);
        long size = cursor.UInt32();
        if (size is 0 or > MaxSize)
        {
            throw cursor.File.Damaged($"an element claims {size:N0} bytes");
        }

        return (kind & 15) switch
        {
            0 => Integer(cursor, bits, (int)size),
            1 => Real(cursor, bits, (int)size),
            3 => new Hdf5Datatype((int)size, null, false, Hdf5Text.Fixed, "texts"),
            5 => new Hdf5Datatype((int)size, null, false, Hdf5Text.None, "bytes without a type"),
            6 => new Hdf5Datatype((int)size, null, false, Hdf5Text.None, "records of several fields"),
            8 => new Hdf5Datatype((int)size, null, false, Hdf5Text.None, "names or truth values"),
            9 when (bits & 15) == 1 => new Hdf5Datatype((int)size, null, false, Hdf5Text.Variable, "texts"),
            _ => new Hdf5Datatype((int)size, null, false, Hdf5Text.None, "no numbers"),
        };
    }

    private static Hdf5Datatype Integer(Hdf5Cursor cursor, uint bits, int size)
    {
        (int offset, int precision) = (cursor.UInt16(), cursor.UInt16());
        string name = string.Create(CultureInfo.InvariantCulture, $"{((bits & 8) != 0 ? "I" : "U")}{8 * size}");
        return offset == 0 && precision == 8 * size && SafetensorsDType.Sizes.ContainsKey(name)
            ? new Hdf5Datatype(size, name, (bits & 1) != 0, Hdf5Text.None, $"integers of {8 * size} bits")
            : new Hdf5Datatype(size, null, false, Hdf5Text.None, $"integers of {precision} bits in {size} bytes");
    }

    private static Hdf5Datatype Real(Hdf5Cursor cursor, uint bits, int size)
    {
        (int offset, int precision) = (cursor.UInt16(), cursor.UInt16());
        (int exponentAt, int exponent) = (cursor.Byte(), cursor.Byte());
        (int mantissaAt, int mantissa) = (cursor.Byte(), cursor.Byte());
        long bias = cursor.UInt32();

        // The order of bytes is that of 0 or 1; the mantissa's first bit is implied; the sign is the highest bit.
        bool plain = (bits & 0x40) == 0 && ((bits >> 4) & 3) == 2 && ((bits >> 8) & 0xff) == (8 * size) - 1 && offset == 0 && mantissaAt == 0
            && precision == 8 * size;
        string? name = plain ? Floats.GetValueOrDefault((precision, exponentAt, exponent, mantissa, bias)) : null;
        string shown = name is null ? "real numbers of a form of their own" : $"real numbers of {8 * size} bits";
        return new Hdf5Datatype(size, name, (bits & 1) != 0, Hdf5Text.None, shown);
    }
}

/// <summary>How texts are kept.</summary>
internal enum Hdf5Text
{
    /// <summary>The elements are none.</summary>
    None,

    /// <summary>In as many bytes as the type says.</summary>
    Fixed,

    /// <summary>Elsewhere in the file, in a heap.</summary>
    Variable,
}
