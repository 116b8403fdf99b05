namespace Vae.Realtime.Formats.Hdf5;

/// <summary>An array of an HDF5 file.</summary>
internal sealed class Hdf5Dataset
{
    private const int CompactClass = 0;
    private const int ContiguousClass = 1;
    private const int ChunkedClass = 2;

    private readonly Hdf5Bytes _file;
    private readonly string _source;
    private readonly Hdf5Datatype _type;
    private readonly long[]? _shape;
    private readonly Hdf5Cursor? _layout;
    private readonly IReadOnlyList<Hdf5Filter> _filters;

    /// <param name="file">The file.</param>
    /// <param name="source">How messages name the array.</param>
    /// <param name="type">Of its elements.</param>
    /// <param name="shape">Its sizes; null for none.</param>
    /// <param name="layout">At what says where its elements are; null where they are in another file.</param>
    /// <param name="filters">What was done to its chunks.</param>
    public Hdf5Dataset(
        Hdf5Bytes file, string source, Hdf5Datatype type, long[]? shape, Hdf5Cursor? layout, IReadOnlyList<Hdf5Filter> filters) =>
        (_file, _source, _type, _shape, _layout, _filters) = (file, source, type, shape, layout, filters);

    /// <summary>Its sizes, outermost first; empty for a scalar, and for an array that has none.</summary>
    public IReadOnlyList<long> Shape => _shape ?? [];

    /// <summary>Type of the elements by the name that safetensors give it; null for what is no number.</summary>
    public string? DType => _shape is null ? null : _type.DType;

    /// <summary>What the elements are, for messages.</summary>
    public string TypeName => _type.Name;

    /// <summary>Bytes of an element.</summary>
    public int ElementSize => _type.Size;

    /// <summary>The array as a tensor.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="dtype">Type of its elements, by the name that safetensors give it.</param>
    /// <exception cref="VaeException">It is damaged, was never written, is compressed as it cannot be read, or lies in another file.</exception>
    public TensorEntry ToTensor(string name, string dtype)
    {
        long[] shape = [.. Shape];
        return new TensorEntry(name, dtype, shape, Ordered(Read(shape)));
    }

    private ReadOnlyMemory<byte> Read(long[] shape)
    {
        Int128 bytes = (Int128)Hdf5Dataspace.Count(_file, shape) * _type.Size;
        Hdf5Cursor layout = _layout ?? throw new VaeException($"{_source} keeps its values in another file, which is not read; save it with them");
        int version = layout.Version("layout of an array", 4, 1);
        if (version < 3)
        {
            throw new VaeException($"{_source} is laid out as before HDF5 1.6, which is not read here; open it with h5py and save it again");
        }

        int kind = layout.Byte();
        if (bytes == 0)
        {
            return default;
        }

        if (_filters.Count > 0 && kind != ChunkedClass)
        {
            throw _file.Damaged("an array without chunks claims to be compressed");
        }

        return kind switch
        {
            CompactClass => Whole(layout, layout.UInt16(), bytes),
            ContiguousClass when layout.Address() is long address => Whole(_file.At(address), layout.Length(), bytes),
            ContiguousClass => throw NeverWritten(_source),
            ChunkedClass => new Hdf5Chunks(_file, _source, shape, _type.Size, _filters).Read(layout, version),
            _ => throw new VaeException($"{_source} is put together of others, maybe of other files, which is not read here; save it by itself"),
        };
    }

    /// <summary>The error for an array that has sizes but no elements.</summary>
    public static VaeException NeverWritten(string source) =>
        new($"{source} has sizes, but not all of its values were ever written; save the model again");

    private ReadOnlyMemory<byte> Whole(Hdf5Cursor cursor, long length, Int128 bytes)
    {
        if (length < bytes || bytes > cursor.Left)
        {
            throw new VaeException(
                $"{_source} should have {(long)bytes:N0} bytes and has {Math.Min(length, cursor.Left):N0}, so it is damaged; get the file again");
        }

        _file.Claim(bytes, _source);
        return cursor.Memory((long)bytes);
    }

    private ReadOnlyMemory<byte> Ordered(ReadOnlyMemory<byte> elements)
    {
        if (!_type.BigEndian || _type.Size == 1)
        {
            return elements;
        }

        byte[] turned = elements.ToArray();
        for (int at = 0; at < turned.Length; at += _type.Size)
        {
            turned.AsSpan(at, _type.Size).Reverse();
        }

        return turned;
    }
}
