namespace Vae.Realtime.Data.Tables;

using System.Text;

/// <summary>Reads comma-separated values strictly: RFC 4180, with any of the usual line ends, and empty lines passed over.</summary>
/// <remarks>Source: Y. Shafranovich, "Common Format and MIME Type for Comma-Separated Values (CSV) Files", RFC 4180, 2005.</remarks>
/// <param name="text">The file's text.</param>
/// <param name="path">Its name, for messages.</param>
internal sealed class CsvReader(TextReader text, string path)
{
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];

    /// <summary>Number of the row read last, the heading's being 1; empty lines do not count.</summary>
    public int Row { get; private set; }

    /// <summary>Reads the next row; null at the end.</summary>
    /// <exception cref="VaeException">A quotation mark is out of place.</exception>
    public string[]? Read()
    {
        while (text.Peek() is '\r' or '\n')
        {
            text.Read();
        }

        if (text.Peek() < 0)
        {
            return null;
        }

        Row++;
        _fields.Clear();
        while (true)
        {
            _field.Clear();
            int end = text.Peek() == '"' ? ReadQuoted() : ReadPlain();
            _fields.Add(_field.ToString());
            if (end != ',')
            {
                return [.. _fields];
            }
        }
    }

    // Both return the character behind the field, which they have taken.
    private int ReadPlain()
    {
        while (true)
        {
            int next = text.Read();
            switch (next)
            {
                case < 0 or ',' or '\r' or '\n':
                    return next;
                case '"':
                    throw Misplaced("stands inside a value that does not begin with one");
                default:
                    _field.Append((char)next);
                    break;
            }
        }
    }

    private int ReadQuoted()
    {
        text.Read();
        while (true)
        {
            int next = text.Read();
            if (next < 0)
            {
                throw Misplaced("opens a value that is never closed");
            }

            if (next != '"')
            {
                _field.Append((char)next);
                continue;
            }

            int behind = text.Read();
            switch (behind)
            {
                case '"':
                    _field.Append('"');
                    break;
                case < 0 or ',' or '\r' or '\n':
                    return behind;
                default:
                    throw Misplaced("closes a value, but more follows before the next comma");
            }
        }
    }

    private VaeException Misplaced(string how) =>
        new($"'{path}', row {Row}, value {_fields.Count + 1}: a quotation mark {how}; write \"a \"\"b\"\" c\" for a value that holds some");
}
