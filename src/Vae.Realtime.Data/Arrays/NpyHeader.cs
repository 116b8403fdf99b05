namespace Vae.Realtime.Data.Arrays;

using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>What an .npy file says of its array.</summary>
/// <remarks>Source: "NEP 1 — A simple file format for NumPy arrays", with versions 1 to 3 of the format.</remarks>
/// <param name="Kind">u, i, f or b for unsigned, signed, floating-point and Boolean elements; S and U for texts.</param>
/// <param name="Size">Bytes of an element.</param>
/// <param name="IsBigEndian">Whether an element's highest byte comes first.</param>
/// <param name="IsFortran">Whether the first index changes fastest.</param>
/// <param name="Shape">Sizes.</param>
internal sealed partial record NpyHeader(char Kind, int Size, bool IsBigEndian, bool IsFortran, int[] Shape)
{
    private const int Longest = 1 << 16;
    private const int MaxDimensions = 8;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Bytes of all elements.</summary>
    public long Length => Count * Size;

    /// <summary>Shape and type for messages.</summary>
    public override string ToString() => $"({string.Join(", ", Shape)}) of {(IsBigEndian ? ">" : "")}{Kind}{Size}";

    /// <summary>Whether a file begins as an .npy file does.</summary>
    public static bool IsAt(ReadOnlySpan<byte> start) => start.StartsWith(Magic);

    /// <summary>Reads a header.</summary>
    /// <param name="stream">At the beginning of the array's file; is left behind the header.</param>
    /// <param name="name">What it is called, with its file, for messages.</param>
    /// <exception cref="VaeException">It is no header, or one of an array that cannot be read.</exception>
    public static NpyHeader Read(Stream stream, string name)
    {
        byte[] start = new byte[8];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !IsAt(start) || start[6] is 0 or > 3)
        {
            throw new VaeException($"{name} is no .npy file: it does not begin as one; save the array again by numpy.save");
        }

        byte[] size = new byte[start[6] == 1 ? 2 : 4];
        stream.ReadExactly(size);
        uint length = size.Length == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        byte[] bytes = length <= Longest
            ? new byte[length]
            : throw new VaeException($"{name} claims a header of {length:N0} bytes and is damaged; get it again");
        stream.ReadExactly(bytes);
        return Parse(Encoding.UTF8.GetString(bytes), name);
    }

    private static NpyHeader Parse(string text, string name)
    {
        Match type = TypeForm().Match(text);
        Match order = OrderForm().Match(text);
        Match shape = ShapeForm().Match(text);
        if (!text.Contains("'descr'", StringComparison.Ordinal) || !order.Success || !shape.Success)
        {
            throw new VaeException($"{name} has a damaged header; get it again");
        }

        if (!type.Success)
        {
            throw new VaeException($"{name} holds records of several fields; save each field by itself, as numpy.save('a.npy', x['field'])");
        }

        List<int> sizes = [];
        foreach (string part in shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            sizes.Add(int.TryParse(part.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out int one)
                ? one
                : throw new VaeException($"{name} claims the shape ({shape.Groups[1].Value.Trim()}), which is more than can be read; get it again"));
        }

        NpyHeader header = new(
            type.Groups[2].Value[0] == '?' ? 'b' : type.Groups[2].Value[0],
            int.TryParse(type.Groups[3].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) ? bytes : 1,
            type.Groups[1].Value == ">",
            order.Groups[1].Value == "True",
            [.. sizes]);
        if (header is { Kind: 'U', Size: < int.MaxValue / 4 })
        {
            header = header with { Size = 4 * header.Size };
        }

        bool known = (header.Kind, header.Size) is ('u' or 'i', 1 or 2 or 4 or 8) or ('f', 2 or 4 or 8) or ('b', 1) or ('S' or 'U', > 0);
        if (!known)
        {
            throw new VaeException(header.Kind == 'O'
                ? $"{name} holds Python objects, which are not read since they could run code; save it as numbers, as x.astype('float32')"
                : $"{name} holds elements of the type {Tables.ColumnNames.Shown(string.Concat(type.Groups.Values.Skip(1)))}; "
                    + "save it as numbers, as x.astype('float32')");
        }

        return sizes.Count <= MaxDimensions && IsCountable(header)
            ? header
            : throw new VaeException($"{name} claims the shape ({string.Join(", ", sizes)}), which is more than can be read; get it again");
    }

    private static bool IsCountable(NpyHeader header)
    {
        UInt128 length = (UInt128)header.Size;
        foreach (int size in header.Shape)
        {
            length *= (UInt128)size;
            if (length > long.MaxValue)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([<>|=]?)([a-zA-Z?])(\d*)([^']*)'")]
    private static partial Regex TypeForm();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex OrderForm();

    [GeneratedRegex(@"'shape'\s*:\s*\(([\d, L]*)\)")]
    private static partial Regex ShapeForm();
}
