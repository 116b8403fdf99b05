namespace Vae.Realtime.Data.Idx;

using System.Buffers.Binary;

/// <summary>The first bytes of an IDX file: two zeros, the element type, the number of sizes, the sizes as big-endian 32-bit words.</summary>
/// <remarks>Source: "The IDX file format" at http://yann.lecun.com/exdb/mnist/.</remarks>
internal readonly struct IdxHeader
{
    /// <summary>Two zeros, the type, the number of sizes.</summary>
    public const int MagicBytes = 4;

    private const int MaxRank = 4;

    private readonly uint[] _sizes;

    private IdxHeader(IdxElement element, uint[] sizes)
    {
        (Element, _sizes) = (element, sizes);

        // The largest product is 2^128 - 2^98 + …: times the bytes of an element it could be too large.
        UInt128 count = sizes.Aggregate((UInt128)1, (product, size) => product * size);
        UInt128 most = UInt128.MaxValue / (UInt128)element.Bytes();
        DataLength = count <= most ? count * (UInt128)element.Bytes() : UInt128.MaxValue;
    }

    /// <summary>Type of the elements.</summary>
    public IdxElement Element { get; }

    /// <summary>Bytes of data that the sizes ask for. Four 32-bit factors always fit.</summary>
    public UInt128 DataLength { get; }

    public int HeaderLength => MagicBytes + (_sizes.Length * sizeof(uint));

    /// <exception cref="VaeException">This is not IDX data with one to four sizes, or it ends within its header.</exception>
    public static IdxHeader Read(Stream stream, string path)
    {
        byte[] magic = new byte[MagicBytes];
        int found = stream.ReadAtLeast(magic, MagicBytes, throwOnEndOfStream: false);
        if (found < MagicBytes || magic[0] != 0 || magic[1] != 0)
        {
            string begin = found == 0 ? "it is empty" : $"it begins with the bytes {Convert.ToHexString(magic, 0, found)}, not 0000";
            throw new VaeException($"'{path}' is not an IDX file: {begin}; give an IDX file as MNIST uses them, plain or .gz");
        }

        (byte type, int rank) = (magic[2], magic[3]);
        if (!Enum.IsDefined((IdxElement)type))
        {
            string known = string.Join(", ", Enum.GetValues<IdxElement>().Select(element => $"0x{(byte)element:x2} ({element.Name()})"));
            throw new VaeException($"'{path}' holds elements of IDX type 0x{type:x2}, but there are only {known}; get it again, or convert it");
        }

        if (rank is < 1 or > MaxRank)
        {
            throw new VaeException($"'{path}' claims {rank} dimensions; an IDX file of images or labels has 1 to {MaxRank}");
        }

        byte[] words = new byte[rank * sizeof(uint)];
        if (stream.ReadAtLeast(words, words.Length, throwOnEndOfStream: false) < words.Length)
        {
            throw new VaeException($"'{path}' is cut off: it ends within its header; get it again");
        }

        uint[] sizes = new uint[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            sizes[axis] = BinaryPrimitives.ReadUInt32BigEndian(words.AsSpan(axis * sizeof(uint)));
        }

        return new IdxHeader((IdxElement)type, sizes);
    }

    /// <summary>Whether an array can hold the data, and an int every size (they can be huge where another one is zero).</summary>
    public bool FitsInMemory => DataLength <= (ulong)Array.MaxLength && Array.TrueForAll(_sizes, size => size <= int.MaxValue);

    /// <summary>The sizes, where <see cref="FitsInMemory"/>.</summary>
    public int[] Shape() => Array.ConvertAll(_sizes, size => checked((int)size));

    /// <summary>The sizes with a cross between them, for messages.</summary>
    public override string ToString() => string.Join("x", _sizes);
}
