namespace Vae.Realtime.Cli.Output;

/// <summary>Dots of two kinds in braille characters, of which each holds 2 x 4.</summary>
/// <param name="width">Characters of a line.</param>
/// <param name="height">Lines.</param>
internal sealed class BrailleGrid(int width, int height)
{
    private const char Blank = '\u2800';

    // Unicode numbers the dots down the left column, down the right one, and then the two at the bottom.
    private static readonly byte[] Bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

    private readonly byte[,] _dots = new byte[height, width];
    private readonly bool[,] _second = new bool[height, width];

    /// <summary>Sets the dots of a line between two points.</summary>
    /// <param name="from">Column and row in dots, from the upper left.</param>
    /// <param name="to">The other end, likewise.</param>
    /// <param name="second">The kind.</param>
    public void Connect((int X, int Y) from, (int X, int Y) to, bool second)
    {
        int steps = Math.Max(1, Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)));
        for (int step = 0; step <= steps; step++)
        {
            double part = (double)step / steps;
            (int x, int y) = ((int)Math.Round(from.X + (part * (to.X - from.X))), (int)Math.Round(from.Y + (part * (to.Y - from.Y))));
            _dots[y / 4, x / 2] |= Bits[(2 * (y % 4)) + (x % 2)];
            _second[y / 4, x / 2] |= second;
        }
    }

    /// <summary>The characters of a line.</summary>
    public string Line(int line) => string.Create(width, line, (text, line) =>
    {
        for (int at = 0; at < text.Length; at++)
        {
            text[at] = (char)(Blank + _dots[line, at]);
        }
    });

    /// <summary>Which characters of a line have a dot of the second kind.</summary>
    public bool[] Second(int line) => [.. Enumerable.Range(0, width).Select(at => _second[line, at])];
}
