namespace Vae.Realtime.Formats.Hdf5;

using System.Globalization;

/// <summary>The bytes of an HDF5 file, and what its superblock says of how wide its addresses and lengths are.</summary>
/// <param name="Content">The whole file.</param>
/// <param name="Source">How messages name it; quoted already if it is a file.</param>
internal sealed record Hdf5Bytes(ReadOnlyMemory<byte> Content, string Source)
{
    // Below this size nothing is a bomb; above it, numbers that take more than so many times the file's size are.
    private const long Harmless = 64 << 20;
    private const long MaxRatio = 100;

    // Whoever reads a part, or a name, reads some bytes that no other part has; few are read twice.
    private const long StepsPerByte = 4;

    private long _claimed;
    private long _steps;

    /// <summary>Bytes of an address.</summary>
    public int AddressSize { get; init; } = sizeof(ulong);

    /// <summary>Bytes of a length.</summary>
    public int LengthSize { get; init; } = sizeof(ulong);

    /// <summary>Where addresses count from.</summary>
    public long Base { get; init; }

    /// <summary>The texts of any length.</summary>
    public Hdf5GlobalHeap Texts { get; } = new();

    /// <summary>The objects that were read, by the addresses of their headers.</summary>
    public Dictionary<long, Hdf5Object> Objects { get; } = [];

    /// <summary>A cursor at an address, up to the end of the file.</summary>
    /// <exception cref="VaeException">The address lies outside the file.</exception>
    public Hdf5Cursor At(long address)
    {
        long at = address + Base;
        return address >= 0 && at >= 0 && at < Content.Length ? new Hdf5Cursor(this, (int)at, Content.Length) : throw PointsOutside(address);
    }

    /// <summary>A cursor over bytes that are known to lie in the file.</summary>
    public Hdf5Cursor Between(int begin, int length) => new(this, begin, begin + length);

    /// <summary>Counts parts that were read, so that parts within each other end.</summary>
    /// <exception cref="VaeException">They are more than the file has room for.</exception>
    public void Step(long count = 1)
    {
        if ((_steps += count) > StepsPerByte * Content.Length)
        {
            throw Damaged("its parts point to each other in circles");
        }
    }

    /// <summary>Counts bytes that are to be unpacked, before memory is taken for them.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="source">How messages name what they are of.</param>
    /// <exception cref="VaeException">Together they are far more than the file could hold.</exception>
    public void Claim(Int128 bytes, string source)
    {
        Int128 sum = _claimed + bytes;
        _claimed = sum <= Array.MaxLength && (sum <= Harmless || sum / MaxRatio <= Content.Length)
            ? (long)sum
            : throw new VaeException($"{source} would take {Grouped(bytes)} bytes of a file of {Content.Length:N0}, which no numbers do; "
                + "get the file again, or save it uncompressed");
    }

    /// <summary>The error for a file that is not as it must be.</summary>
    /// <param name="what">What is wrong, behind the name of the file.</param>
    public VaeException Damaged(string what) => new($"{Source} is damaged: {what}; get it again");

    /// <summary>The error for an address that is none of the file's.</summary>
    public VaeException PointsOutside(long address) =>
        Damaged($"it points to byte {(ulong)address:N0}, and has {Content.Length:N0}, so that it may be cut off");

    private static string Grouped(Int128 bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture);
}
