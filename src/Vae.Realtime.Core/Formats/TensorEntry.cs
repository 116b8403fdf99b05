namespace Vae.Realtime.Formats;

using System.Buffers.Binary;
using System.Runtime.InteropServices;

/// <summary>One named tensor of a safetensors file: row-major, little-endian, densely packed.</summary>
internal sealed class TensorEntry
{
    private readonly long[] _shape;

    /// <param name="name">Any text but <c>__metadata__</c>, which the format reserves.</param>
    /// <param name="dtype">A type of <see cref="SafetensorsDType"/>, e.g. <c>F32</c>.</param>
    /// <param name="shape">Sizes, outermost first; empty for a scalar.</param>
    /// <param name="data">As many bytes as shape and type ask for.</param>
    /// <exception cref="ArgumentException">The parts do not fit each other.</exception>
    public TensorEntry(string name, string dtype, ReadOnlySpan<long> shape, ReadOnlyMemory<byte> data)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == SafetensorsFile.MetadataKey)
        {
            throw new ArgumentException($"A tensor cannot be called {name}.", nameof(name));
        }

        if (!SafetensorsDType.Sizes.TryGetValue(dtype, out int elementSize))
        {
            throw new ArgumentException($"{dtype} is not an element type of safetensors.", nameof(dtype));
        }

        if (!SafetensorsDType.TryByteLength(elementSize, shape, out long bytes) || bytes != data.Length)
        {
            throw new ArgumentException($"{name}: {data.Length} bytes do not fill {dtype} [{string.Join(", ", shape.ToArray())}].", nameof(data));
        }

        Name = name;
        DType = dtype;
        _shape = shape.ToArray();
        Data = data;
    }

    public string Name { get; }

    public string DType { get; }

    public IReadOnlyList<long> Shape => _shape;

    /// <summary>The elements as the file has them, little-endian.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>An F32 tensor holding a copy of <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">The shape asks for another number of values.</exception>
    public static TensorEntry FromFloats(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
    {
        long[] sizes = new long[shape.Length];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            sizes[axis] = shape[axis];
        }

        return OfFloats(name, sizes, values);
    }

    /// <inheritdoc cref="FromFloats"/>
    public static TensorEntry OfFloats(string name, ReadOnlySpan<long> shape, ReadOnlySpan<float> values)
    {
        byte[] data = MemoryMarshal.AsBytes(values).ToArray();
        SwapOnBigEndian(MemoryMarshal.Cast<byte, int>(data.AsSpan()));
        return new TensorEntry(name, SafetensorsDType.Float32, shape, data);
    }

    /// <summary>The values, row-major.</summary>
    /// <exception cref="VaeException">The tensor is not F32.</exception>
    public float[] ToFloats()
    {
        if (DType != SafetensorsDType.Float32)
        {
            throw new VaeException($"the tensor '{Name}' has the type {DType}; convert it to F32");
        }

        float[] values = new float[Data.Length / sizeof(float)];
        Data.Span.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        SwapOnBigEndian(MemoryMarshal.Cast<float, int>(values.AsSpan()));
        return values;
    }

    /// <summary>
    /// The same values as F32, or null where they are no real numbers of a type that is converted. F16 and BF16 become what they are, F64 is
    /// rounded.
    /// </summary>
    /// <exception cref="VaeException">A value of F64 is beyond what F32 holds.</exception>
    public TensorEntry? AsFloat32() => DType switch
    {
        SafetensorsDType.Float32 => this,
        SafetensorsDType.Float16 => Converted(sizeof(ushort), item => (float)BinaryPrimitives.ReadHalfLittleEndian(item)),
        SafetensorsDType.BFloat16 => Converted(
            sizeof(ushort), item => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(item) << 16)),
        SafetensorsDType.Float64 => Converted(sizeof(double), item => Narrowed(BinaryPrimitives.ReadDoubleLittleEndian(item))),
        _ => null,
    };

    /// <summary>The first value of an F32 tensor that is not finite, in words, and how many there are; null where all are finite.</summary>
    public string? NotFinite()
    {
        ReadOnlySpan<float> values = BitConverter.IsLittleEndian ? MemoryMarshal.Cast<byte, float>(Data.Span) : ToFloats();
        (int first, int count) = (-1, 0);
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                first = first < 0 ? i : first;
                count++;
            }
        }

        return first < 0 ? null : $"{(float.IsNaN(values[first]) ? "NaN" : "infinity")} ({count:N0} of {values.Length:N0} values)";
    }

    public bool HasShape(ReadOnlySpan<int> shape)
    {
        if (shape.Length != _shape.Length)
        {
            return false;
        }

        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (shape[axis] != _shape[axis])
            {
                return false;
            }
        }

        return true;
    }

    private TensorEntry Converted(int size, FloatReader read)
    {
        float[] values = new float[Data.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = read(Data.Span.Slice(i * size, size));
        }

        return OfFloats(Name, _shape, values);
    }

    // What was not finite stays so.
    private float Narrowed(double value) => !double.IsFinite(value) || float.IsFinite((float)value)
        ? (float)value
        : throw new VaeException($"the tensor '{PrintableText.Excerpt(Name)}' holds {value:G4}, which is beyond what a 32-bit float can hold");

    private delegate float FloatReader(ReadOnlySpan<byte> item);

    private static void SwapOnBigEndian(Span<int> words)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}
