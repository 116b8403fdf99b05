namespace Vae.Realtime.Formats.Hdf5;

using System.Numerics;

/// <summary>A fractal heap: blocks in rows, each row but the second of twice the size of the one before.</summary>
internal sealed class Hdf5Heap
{
    private const int ManagedKind = 0;
    private const int TinyKind = 2;
    private const int MaxBits = 62;

    private readonly Hdf5Bytes _file;
    private readonly int _width;
    private readonly long _first;
    private readonly long _largest;
    private readonly int _offsetSize;
    private readonly int _lengthSize;
    private readonly long? _root;
    private readonly int _rows;

    private Hdf5Heap(Hdf5Bytes file, Hdf5Cursor header)
    {
        _file = file;
        header.Take("FRHP"u8, "heap");
        header.Version("heap", 0);
        header.Skip(2);
        int filters = header.UInt16();
        header.Skip(1);
        long most = header.UInt32();
        header.Skip((10L * file.LengthSize) + (2 * file.AddressSize));
        _width = header.UInt16();
        (_first, _largest) = (header.Length(), header.Length());
        int bits = header.UInt16();
        header.Skip(2);
        _root = header.Address();
        _rows = header.UInt16();
        if (filters > 0 || _width == 0 || bits > MaxBits || !BitOperations.IsPow2(_width) || !BitOperations.IsPow2(_first)
            || !BitOperations.IsPow2(_largest) || _first > _largest || _largest > 1L << 32 || most == 0)
        {
            throw file.Damaged("a heap claims sizes that none has");
        }

        _offsetSize = (bits + 7) / 8;
        _lengthSize = Math.Min((BitOperations.Log2((ulong)_largest) + 7) / 8, (BitOperations.Log2((ulong)most) / 8) + 1);
    }

    // Rows whose blocks hold objects; those behind them hold further rows.
    private int DirectRows => BitOperations.Log2((ulong)_largest) - BitOperations.Log2((ulong)_first) + 2;

    /// <exception cref="VaeException">It is damaged.</exception>
    public static Hdf5Heap Read(Hdf5Bytes file, long address) => new(file, file.At(address));

    /// <summary>The object of an identifier.</summary>
    /// <param name="id">At the identifier.</param>
    /// <exception cref="VaeException">It is damaged, or of a kind that is too large for links and short texts.</exception>
    public Hdf5Cursor Find(Hdf5Cursor id)
    {
        int flags = id.Byte();
        int kind = (flags >> 4) & 3;
        if (kind == TinyKind)
        {
            return id.Part((flags & 15) + 1);
        }

        if (kind != ManagedKind)
        {
            throw new VaeException($"{_file.Source} keeps a very long attribute apart, which is not read here; save the weights without it");
        }

        (long offset, long length) = (id.Size(_offsetSize), id.Size(_lengthSize));
        long root = _root ?? throw _file.Damaged("a heap is empty");
        return _rows == 0 ? Direct(root, offset, length) : Indirect(root, _rows, offset, length);
    }

    private Hdf5Cursor Direct(long block, long offset, long length)
    {
        Hdf5Cursor cursor = _file.At(block);
        cursor.Take("FHDB"u8, "block of a heap");
        cursor = _file.At(block);
        cursor.Skip(offset);
        return cursor.Part(length);
    }

    private Hdf5Cursor Indirect(long block, int rows, long offset, long length)
    {
        _file.Step();
        Hdf5Cursor cursor = _file.At(block);
        cursor.Take("FHIB"u8, "block of a heap");
        cursor.Skip(1 + _file.AddressSize + _offsetSize);
        Int128 begin = 0;
        for (int row = 0; row < Math.Min(rows, MaxBits); row++)
        {
            Int128 size = (Int128)_first << Math.Max(0, row - 1);
            if (offset < begin + (size * _width))
            {
                (Int128 column, Int128 inner) = Int128.DivRem(offset - begin, size);
                cursor.Skip((((long)row * _width) + (long)column) * _file.AddressSize);
                long child = cursor.Address() ?? throw _file.Damaged("a heap has no such block");
                int below = (int)Int128.Log2(size) - BitOperations.Log2((ulong)(_first * _width)) + 1;
                return row < DirectRows ? Direct(child, (long)inner, length)
                    : below > 0 && below < rows ? Indirect(child, below, (long)inner, length)
                    : throw _file.Damaged("a heap goes round in a circle");
            }

            begin += size * _width;
        }

        throw _file.Damaged("a heap has no such object");
    }
}
