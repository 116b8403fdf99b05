namespace Vae.Realtime.Formats;

using System.Buffers.Binary;
using System.Globalization;
using System.Text;

/// <summary>What the header of a NumPy file (.npy, versions 1 to 3) says, checked against the length of the file.</summary>
/// <param name="Kind">
/// Letter of the element type: <c>f</c> float, <c>i</c> signed, <c>u</c> unsigned, <c>b</c> truth value, <c>S</c> text of bytes, <c>U</c> text of
/// characters of four bytes.
/// </param>
/// <param name="ItemSize">Bytes of an element.</param>
/// <param name="BigEndian">Whether an element's most significant byte comes first.</param>
/// <param name="FortranOrder">Whether the first index runs fastest; else the last does.</param>
/// <param name="Shape">Sizes, outermost first; empty for a scalar.</param>
/// <remarks>Source: the description of numpy.lib.format, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.</remarks>
internal sealed record NumpyHeader(char Kind, int ItemSize, bool BigEndian, bool FortranOrder, int[] Shape)
{
    private const int MaxBytes = 1 << 16;
    private const int MaxAxes = 64;

    private static readonly Dictionary<char, int[]> ItemSizes = new()
    {
        ['f'] = [2, 4, 8],
        ['i'] = [1, 2, 4, 8],
        ['u'] = [1, 2, 4, 8],
        ['b'] = [1],
    };

    // The first byte is 0x93, which no text has.
    private static ReadOnlySpan<byte> Magic => "NUMPY"u8;

    /// <summary>Elements of the array.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Bytes of the array, all that follow the header.</summary>
    public long DataBytes => Count * ItemSize;

    /// <summary>Whether the elements are texts, and no numbers.</summary>
    public bool IsText => Kind is 'S' or 'U';

    /// <summary>Bytes whose order is turned together.</summary>
    public int UnitSize => Kind switch { 'S' => 1, 'U' => sizeof(int), _ => ItemSize };

    /// <summary>The element type as NumPy calls it, like <c>float32</c>.</summary>
    public string TypeName => Kind switch
    {
        'b' => "bool",
        'S' or 'U' => "text",
        _ => (Kind switch { 'f' => "float", 'i' => "int", _ => "uint" }) + (8 * ItemSize).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Shape and type for messages.</summary>
    public override string ToString() => $"({string.Join(", ", Shape)}) of {TypeName}";

    /// <summary>Whether a file begins as NumPy's do.</summary>
    public static bool Begins(ReadOnlySpan<byte> file) => file.Length > Magic.Length && file[0] == 0x93 && file[1..].StartsWith(Magic);

    /// <summary>Reads the header, and leaves the stream where the elements begin.</summary>
    /// <param name="stream">At the beginning of the file.</param>
    /// <param name="length">Bytes of the whole file.</param>
    /// <param name="source">How messages name it; quoted already if it is a file.</param>
    /// <exception cref="VaeException">It is no NumPy file, is cut off, or has elements that are not numbers.</exception>
    public static NumpyHeader Read(Stream stream, long length, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] prefix = new byte[8];
        if (length < 10 || stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length || !Begins(prefix))
        {
            throw new VaeException($"{source} is not a NumPy file: it does not begin as those that numpy.save writes");
        }

        int version = prefix[6];
        if (version is < 1 or > 3)
        {
            throw new VaeException($"{source} is a NumPy file of version {version}, and versions 1 to 3 can be read; save it again by numpy.save");
        }

        byte[] size = new byte[version == 1 ? 2 : 4];
        Fill(stream, size, source);
        long bytes = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        long begin = prefix.Length + size.Length + bytes;
        if (bytes > MaxBytes || begin > length)
        {
            throw new VaeException(
                $"{source} claims a header of {bytes:N0} bytes but has {length:N0} bytes in all, and {MaxBytes:N0} is the longest header that makes "
                + "sense; it may be cut off, get it again");
        }

        byte[] text = new byte[bytes];
        Fill(stream, text, source);
        NumpyHeader header = new Parser(Encoding.Latin1.GetString(text), source).Parse();
        string remedy = header.DataBytes > length - begin ? "it may be cut off, get it again" : "save it again by numpy.save";
        return header.DataBytes == length - begin
            ? header
            : throw new VaeException(
                $"{source} should have {header.DataBytes:N0} bytes for {header.TypeName} ({string.Join(", ", header.Shape)}), "
                + $"and {length - begin:N0} follow its header; {remedy}");
    }

    private static void Fill(Stream stream, byte[] buffer, string source)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw new VaeException($"{source} is cut off in its header; get it again");
        }
    }

    /// <summary>Reads the literal <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>.</summary>
    private sealed class Parser(string text, string source)
    {
        private int _at;

        public NumpyHeader Parse()
        {
            (string? type, bool? fortran, long[]? shape) = (null, null, null);
            Take('{');
            while (!TryTake('}'))
            {
                string key = Quoted();
                Take(':');
                switch (key)
                {
                    case "descr" when type is null:
                        type = Peek() is '[' or '(' ? throw new VaeException(
                            $"{source} holds records of several fields; save each field by itself, as numpy.save(path, array['field'])") : Quoted();
                        break;
                    case "fortran_order" when fortran is null:
                        fortran = Word() switch { "True" => true, "False" => false, _ => throw Damaged() };
                        break;
                    case "shape" when shape is null:
                        shape = Sizes();
                        break;
                    default:
                        throw Damaged();
                }

                if (!TryTake(',') && Peek() != '}')
                {
                    throw Damaged();
                }
            }

            if (type is null || fortran is null || shape is null || Peek() != '\0')
            {
                throw Damaged();
            }

            return Made(type, fortran.Value, shape);
        }

        private NumpyHeader Made(string type, bool fortran, long[] shape)
        {
            string order = type.Length > 0 && "<>=|".Contains(type[0], StringComparison.Ordinal) ? type[..1] : "";
            string rest = type[order.Length..];
            char kind = rest.Length > 0 ? rest[0] : '\0';
            if (rest == "?")
            {
                (kind, rest) = ('b', "b1");
            }

            bool text = kind is 'S' or 'U';
            if (text && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int letters)
                && letters is > 0 and <= int.MaxValue / sizeof(int))
            {
                return Sized(kind, kind == 'U' ? letters * sizeof(int) : letters, order, fortran, shape);
            }

            if (!ItemSizes.TryGetValue(kind, out int[]? sizes)
                || !int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int size) || !sizes.Contains(size))
            {
                throw Unusable(kind switch
                {
                    'O' => "is 'object', a Python object, which would have to be executed to be read",
                    'c' => $"is a complex number, '{PrintableText.Excerpt(type)}'",
                    'M' or 'm' => $"is a time, '{PrintableText.Excerpt(type)}'",
                    _ => $"is '{PrintableText.Excerpt(type)}'",
                });
            }

            return Sized(kind, size, order, fortran, shape);
        }

        private NumpyHeader Sized(char kind, int size, string order, bool fortran, long[] shape)
        {
            Int128 bytes = size;
            foreach (long axis in shape)
            {
                bytes *= axis;
                if (bytes > long.MaxValue || axis > int.MaxValue)
                {
                    throw new VaeException(
                        $"{source} claims a shape ({string.Join(", ", shape)}) that is larger than any file; save it again by numpy.save");
                }
            }

            bool big = order == ">" || (order is "=" or "" && !BitConverter.IsLittleEndian);
            return new NumpyHeader(kind, size, big && kind is not ('b' or 'S') && size > 1, fortran, [.. shape.Select(axis => (int)axis)]);
        }

        private long[] Sizes()
        {
            List<long> sizes = [];
            Take('(');
            while (!TryTake(')'))
            {
                string digits = Word().TrimEnd('L');
                if (sizes.Count == MaxAxes || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long size))
                {
                    throw Damaged();
                }

                sizes.Add(size);
                if (!TryTake(',') && Peek() != ')')
                {
                    throw Damaged();
                }
            }

            return [.. sizes];
        }

        private string Quoted()
        {
            char quote = Peek();
            int end = quote is '\'' or '"' ? text.IndexOf(quote, _at + 1) : -1;
            if (end < 0)
            {
                throw Damaged();
            }

            string content = text[(_at + 1)..end];
            _at = end + 1;
            return content;
        }

        private string Word()
        {
            Peek();
            int begin = _at;
            while (_at < text.Length && char.IsAsciiLetterOrDigit(text[_at]))
            {
                _at++;
            }

            return text[begin.._at];
        }

        // The next character that is no space; the null character at the end.
        private char Peek()
        {
            while (_at < text.Length && text[_at] is ' ' or '\n' or '\t' or '\r')
            {
                _at++;
            }

            return _at < text.Length ? text[_at] : '\0';
        }

        private bool TryTake(char wanted)
        {
            bool found = Peek() == wanted && _at < text.Length;
            _at += found ? 1 : 0;
            return found;
        }

        private void Take(char wanted)
        {
            if (!TryTake(wanted))
            {
                throw Damaged();
            }
        }

        private VaeException Unusable(string what) =>
            new($"{source}: its element type {what}; save numbers, as in numpy.save(path, array.astype('float32'))");

        private VaeException Damaged() => new($"{source} is not a NumPy file: its header is damaged; save it again by numpy.save");
    }
}
