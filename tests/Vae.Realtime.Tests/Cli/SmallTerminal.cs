namespace Vae.Realtime.Tests.Cli;

using System.Globalization;
using System.Text;

/// <summary>
/// A terminal as most are today: a line that is longer than a row goes on in the next, and does so again when the width changes. It knows the
/// few codes that the program writes, and refuses others.
/// </summary>
/// <param name="columns">Its width.</param>
internal sealed class SmallTerminal(int columns)
{
    // A line of text each, however many rows it takes.
    private readonly List<StringBuilder> _lines = [new()];
    private int _line;
    private int _at;

    public int Columns { get; set; } = columns;

    /// <summary>What a person reads, without rows that are empty at the end.</summary>
    public string[] Rows => [.. _lines.SelectMany(line => Wrapped(line.ToString().TrimEnd()))
        .Reverse().SkipWhile(row => row.Length == 0).Reverse()];

    public void Write(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\r':
                    _at -= _at % Columns;
                    break;
                case '\n':
                    Down();
                    break;
                case '\u001b':
                    int end = i + 2;
                    while (!char.IsAsciiLetter(text[end]))
                    {
                        end++;
                    }

                    Obey(text[(i + 2)..end], text[end]);
                    i = end;
                    break;
                default:
                    Put(text[i]);
                    break;
            }
        }
    }

    private void Put(char letter)
    {
        StringBuilder line = _lines[_line];
        line.Append(' ', Math.Max(0, _at + 1 - line.Length));
        line[_at++] = letter;
    }

    private void Down()
    {
        _line++;
        _at = 0;
        if (_line == _lines.Count)
        {
            _lines.Add(new StringBuilder());
        }
    }

    private void Obey(string argument, char code)
    {
        switch (code)
        {
            case 'm':
                break;
            case 'A':
                for (int rows = int.Parse(argument, CultureInfo.InvariantCulture); rows > 0; rows--)
                {
                    Up();
                }

                break;
            case 'K':
                _lines[_line].Length = Math.Min(_at, _lines[_line].Length);
                break;
            case 'J':
                _lines[_line].Length = Math.Min(_at, _lines[_line].Length);
                _lines.RemoveRange(_line + 1, _lines.Count - _line - 1);
                break;
            default:
                throw new NotSupportedException($"code {argument}{code}");
        }
    }

    private void Up()
    {
        if (_at >= Columns)
        {
            _at -= Columns;
        }
        else if (_line > 0)
        {
            int column = _at;
            _line--;
            _at = ((Wrapped(_lines[_line].ToString()).Count() - 1) * Columns) + column;
        }
    }

    private IEnumerable<string> Wrapped(string line) => line.Length == 0 ? [""] : line.Chunk(Columns).Select(row => new string(row));
}
