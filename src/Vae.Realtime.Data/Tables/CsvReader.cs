namespace Vae.Realtime.Data.Tables;

using System.Buffers;

/// <summary>
/// Reads the rows of a text table strictly: RFC 4180 with any of the usual line ends and separators. Empty lines and comments are passed over.
/// </summary>
/// <remarks>Source: Y. Shafranovich, "Common Format and MIME Type for Comma-Separated Values (CSV) Files", RFC 4180, 2005.</remarks>
internal sealed class CsvReader
{
    private const int MaxColumns = 1 << 17;

    private readonly ReadOnlyMemory<byte> _text;
    private readonly string _path;
    private readonly TableDialect _dialect;
    private readonly byte _separator;
    private readonly SearchValues<byte> _ends;

    private (int Start, int Length, bool Doubled)[] _fields = new (int, int, bool)[16];
    private int _at;
    private int _lines;

    /// <param name="text">The table as UTF-8.</param>
    /// <param name="dialect">How it is written.</param>
    /// <param name="path">Its file, for messages.</param>
    public CsvReader(ReadOnlyMemory<byte> text, TableDialect dialect, string path)
    {
        (_text, _dialect, _path, _at) = (text, dialect, path, dialect.Start);
        _lines = dialect.Start > 0 ? 1 : 0;
        _separator = (byte)dialect.Separator;
        _ends = dialect.Separator == TableDialect.Blank
            ? SearchValues.Create(" \t\r\n\""u8)
            : SearchValues.Create([_separator, (byte)'\r', (byte)'\n', (byte)'"']);
    }

    /// <summary>Number of the row read last, the heading's being 1; empty lines and comments do not count.</summary>
    public int Row { get; private set; }

    /// <summary>Number of the line on which that row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Values in the row read last.</summary>
    public int Count { get; private set; }

    /// <summary>Comments so far.</summary>
    public int Comments { get; private set; }

    /// <summary>The last comment before the first row, without its #; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Heading { get; private set; }

    /// <summary>Rows so far whose values were all empty, and which were passed over.</summary>
    public int EmptyRows { get; private set; }

    /// <summary>Bytes read.</summary>
    public int Position => _at;

    /// <summary>Where the row read last is, for messages.</summary>
    public string Place => PlaceOf(Row, Line);

    /// <summary>A value of the row read last, without the blanks around it.</summary>
    public ReadOnlySpan<byte> this[int field]
    {
        get
        {
            (int start, int length, bool doubled) = _fields[field];
            ReadOnlySpan<byte> value = _text.Span.Slice(start, length);
            return doubled ? Unescape(value)
                : length == 0 || (value[0] > ' ' && value[^1] > ' ') ? value
                : value.Trim(" \t"u8);
        }
    }

    /// <summary>Where a row is: its number, and its line where that is another.</summary>
    public static string PlaceOf(int row, int line) => row == line ? $"row {row}" : $"row {row} (line {line})";

    /// <summary>Reads the next row that is not empty; false at the end.</summary>
    /// <exception cref="VaeException">A quotation mark is out of place.</exception>
    public bool Read()
    {
        while (ReadLine())
        {
            for (int field = 0; field < Count; field++)
            {
                if (_fields[field].Length > 0)
                {
                    return true;
                }
            }

            EmptyRows++;
            Row--;
        }

        return false;
    }

    private bool ReadLine()
    {
        ReadOnlySpan<byte> text = _text.Span;
        while (true)
        {
            int content = SkipBlanks(text, _at, withTabs: _separator != '\t');
            if (content == text.Length)
            {
                _at = content;
                return false;
            }

            if (text[content] is (byte)'\r' or (byte)'\n')
            {
                _at = SkipLineEnd(text, content);
            }
            else if (text[content] == '#' && _dialect.Comments && !CellWords.IsErrorAt(text[content..]))
            {
                int length = text[content..].IndexOfAny("\r\n"u8);
                length = length < 0 ? text.Length - content : length;
                Comments++;
                Heading = Row == 0 ? _text.Slice(content + 1, length - 1) : Heading;
                _at = content + length;
            }
            else
            {
                break;
            }
        }

        (Row, Line, Count) = (Row + 1, _lines + 1, 0);
        if (_separator == TableDialect.Blank)
        {
            ReadSpaced(text);
            return true;
        }

        do
        {
            ReadField(text);
        }
        while (TakeSeparator(text));
        return true;
    }

    // Leaves the place behind the field.
    private void ReadField(ReadOnlySpan<byte> text)
    {
        int start = SkipBlanks(text, _at, withTabs: _separator != '\t');
        if (start < text.Length && text[start] == '"')
        {
            ReadQuoted(text, start);
            _at = SkipBlanks(text, _at, withTabs: _separator != '\t');
            if (_at < text.Length && text[_at] != _separator && text[_at] is not ((byte)'\r' or (byte)'\n'))
            {
                throw Misplaced($"closes a value, but more follows before the next {_dialect.Word}", Count);
            }

            return;
        }

        int length = text[start..].IndexOfAny(_ends);
        _at = length < 0 ? text.Length : start + length;
        if (length >= 0 && text[_at] == '"')
        {
            throw Misplaced("stands inside a value that does not begin with one", Count + 1);
        }

        Add(start, _at - start, false);
    }

    private void ReadSpaced(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            _at = SkipBlanks(text, _at, withTabs: true);
            if (_at == text.Length || text[_at] is (byte)'\r' or (byte)'\n')
            {
                TakeSeparator(text);
                return;
            }

            if (text[_at] == '"')
            {
                ReadQuoted(text, _at);
                continue;
            }

            int length = text[_at..].IndexOfAny(_ends);
            length = length < 0 ? text.Length - _at : length;
            Add(_at, length, false);
            _at += length;
            if (_at < text.Length && text[_at] == '"')
            {
                throw Misplaced("stands inside a value that does not begin with one", Count);
            }
        }
    }

    private void ReadQuoted(ReadOnlySpan<byte> text, int start)
    {
        (int at, bool doubled) = (start + 1, false);
        while (true)
        {
            int length = text[at..].IndexOf((byte)'"');
            if (length < 0)
            {
                throw Misplaced("opens a value that is never closed", Count + 1);
            }

            at += length + 1;
            if (at == text.Length || text[at] != '"')
            {
                break;
            }

            at++;
            doubled = true;
        }

        for (int within = start; within < at; within++)
        {
            _lines += text[within] == '\n' || (text[within] == '\r' && text[within + 1] != '\n') ? 1 : 0;
        }

        Add(start + 1, at - start - 2, doubled);
        _at = at;
    }

    // False at the end of the row, which is taken too.
    private bool TakeSeparator(ReadOnlySpan<byte> text)
    {
        if (_at == text.Length)
        {
            return false;
        }

        if (text[_at] is (byte)'\r' or (byte)'\n')
        {
            _at = SkipLineEnd(text, _at);
            return false;
        }

        _at++;
        return true;
    }

    private int SkipLineEnd(ReadOnlySpan<byte> text, int at)
    {
        _lines++;
        return at + (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1);
    }

    private static int SkipBlanks(ReadOnlySpan<byte> text, int at, bool withTabs)
    {
        while (at < text.Length && (text[at] == ' ' || (withTabs && text[at] == '\t')))
        {
            at++;
        }

        return at;
    }

    private static byte[] Unescape(ReadOnlySpan<byte> value)
    {
        byte[] plain = new byte[value.Length];
        int length = 0;
        for (int at = 0; at < value.Length; at++)
        {
            plain[length++] = value[at];
            at += value[at] == '"' ? 1 : 0;
        }

        return plain[..length];
    }

    private void Add(int start, int length, bool doubled)
    {
        if (Count == MaxColumns)
        {
            throw new VaeException(
                $"'{_path}', {Place} has more than {MaxColumns:N0} values, which is the most for columns; save it as .npy, or turn rows and columns");
        }

        if (Count == _fields.Length)
        {
            Array.Resize(ref _fields, 2 * Count);
        }

        _fields[Count++] = (start, length, doubled);
    }

    private VaeException Misplaced(string how, int value) =>
        new($"'{_path}', {Place}, value {value}: a quotation mark {how}; write \"a \"\"b\"\" c\" for a value that holds some");
}
