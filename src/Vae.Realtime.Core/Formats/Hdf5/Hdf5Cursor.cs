namespace Vae.Realtime.Formats.Hdf5;

/// <summary>A place in an HDF5 file from which numbers are read, least significant byte first, and never beyond an end.</summary>
/// <param name="file">The file.</param>
/// <param name="at">The next byte.</param>
/// <param name="end">The byte behind the last.</param>
internal sealed class Hdf5Cursor(Hdf5Bytes file, int at, int end)
{
    private int _at = at;

    /// <summary>Bytes up to the end.</summary>
    public int Left => end - _at;

    /// <summary>Where it stands.</summary>
    public int Place => _at;

    /// <summary>The file.</summary>
    public Hdf5Bytes File => file;

    public int Byte() => Bytes(1)[0];

    public int UInt16() => (int)Number(sizeof(ushort));

    public long UInt32() => (long)Number(sizeof(uint));

    /// <summary>A length; one that no array can have is refused.</summary>
    public long Length() => Checked(Number(file.LengthSize));

    /// <summary>A number that is a size or a count; one that no array can have is refused.</summary>
    public long Size(int bytes) => Checked(Number(bytes));

    /// <summary>An address; null where it says that there is nothing.</summary>
    public long? Address()
    {
        ulong address = Number(file.AddressSize);
        return address == ulong.MaxValue >> (64 - (8 * file.AddressSize)) ? null
            : address <= long.MaxValue / 2 ? (long)address
            : throw file.PointsOutside((long)address);
    }

    /// <summary>A number of up to eight bytes.</summary>
    public ulong Number(int size)
    {
        ReadOnlySpan<byte> bytes = Bytes(size);
        ulong number = 0;
        for (int i = size - 1; i >= 0; i--)
        {
            number = (number << 8) | bytes[i];
        }

        return number;
    }

    /// <summary>The bytes that follow.</summary>
    public ReadOnlySpan<byte> Bytes(long count) => file.Content.Span[Passed(count)..][..(int)count];

    /// <summary>The same as memory, without a copy.</summary>
    public ReadOnlyMemory<byte> Memory(long count) => file.Content[Passed(count)..][..(int)count];

    public void Skip(long count) => Passed(count);

    /// <summary>The bytes that follow, with a cursor of their own.</summary>
    public Hdf5Cursor Part(long count)
    {
        int begin = Passed(count);
        return new Hdf5Cursor(file, begin, begin + (int)count);
    }

    /// <summary>The bytes up to the next zero, which is passed too.</summary>
    public ReadOnlySpan<byte> UpToZero()
    {
        int length = file.Content.Span[_at..end].IndexOf((byte)0);
        ReadOnlySpan<byte> bytes = Bytes(length < 0 ? throw CutOff() : length);
        Skip(1);
        return bytes;
    }

    /// <summary>Passes a signature if it stands here.</summary>
    public bool TryTake(ReadOnlySpan<byte> signature)
    {
        bool found = file.Content.Span[_at..end].StartsWith(signature);
        _at += found ? signature.Length : 0;
        return found;
    }

    /// <summary>Passes a signature.</summary>
    /// <param name="signature">Its bytes.</param>
    /// <param name="what">What it begins, for the message.</param>
    /// <exception cref="VaeException">Something else stands here.</exception>
    public void Take(ReadOnlySpan<byte> signature, string what)
    {
        if (!TryTake(signature))
        {
            throw file.Damaged($"there is no {what} at byte {_at:N0}");
        }
    }

    /// <summary>Reads a version, of which some are known.</summary>
    /// <param name="what">Whose version, for the message.</param>
    /// <param name="last">The last that is known; the first is <paramref name="first"/>.</param>
    /// <param name="first">The first that is known.</param>
    public int Version(string what, int last, int first = 0)
    {
        int version = Byte();
        return version >= first && version <= last ? version : throw file.Damaged($"at byte {_at - 1:N0} its {what} has the version {version}");
    }

    private long Checked(ulong number) => number <= long.MaxValue / 2 ? (long)number : throw file.Damaged($"it claims a size of {number:N0}");

    private int Passed(long count)
    {
        int begin = _at;
        _at = count >= 0 && count <= Left ? begin + (int)count : throw CutOff();
        return begin;
    }

    private VaeException CutOff() => file.Damaged($"what begins before byte {_at:N0} is cut off");
}
