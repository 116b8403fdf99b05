namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using System.Text;
using Spectre.Console;

/// <summary>
/// Lines at the bottom of a terminal that are drawn over and over. A terminal that becomes narrower in between wraps what stands there, and
/// moves its cursor along: the rows that it takes then are counted, so that nothing of it stays behind.
/// </summary>
/// <param name="output">The terminal.</param>
/// <param name="width">Its columns at present.</param>
internal sealed class RedrawnBlock(TextWriter output, Func<int> width)
{
    private const string Escape = "\u001b[";
    private const char ToLineBegin = '\r';
    private const string EraseLine = Escape + "K";
    private const string EraseBelow = Escape + "J";

    private int[] _lengths = [];
    private int _columns;

    /// <summary>Whether standard error is a terminal that can redraw lines.</summary>
    public static bool Possible => !Console.IsErrorRedirected && (OperatingSystem.IsWindows()
        ? AnsiConsole.Profile.Capabilities.Ansi
        : Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"));

    /// <summary>Draws lines in the place of those drawn before. What does not fit into the width is cut off.</summary>
    public void Draw(IReadOnlyList<StyledText> lines)
    {
        int columns = Columns;
        StringBuilder text = new(ToTop(columns));

        // Not every time: some terminals keep a copy of what is erased from the first row on.
        text.Append(columns == _columns ? "" : EraseBelow);
        List<int> lengths = [];
        foreach (StyledText line in lines)
        {
            StyledText fitting = line.Cut(columns - 1);
            text.Append(lengths.Count > 0 ? "\n" : "").Append(fitting.Text).Append(EraseLine);
            lengths.Add(fitting.Length);
        }

        // The cursor waits where a line begins: where one ends is somewhere else once it is wrapped again.
        output.Write(text.Append(EraseBelow).Append(ToLineBegin).ToString());
        output.Flush();
        (_lengths, _columns) = ([.. lengths], columns);
    }

    /// <summary>Takes the lines away; what is written next begins in their place.</summary>
    public void Clear()
    {
        if (_lengths.Length > 0)
        {
            output.Write(ToTop(Columns) + EraseBelow);
            output.Flush();
            _lengths = [];
        }
    }

    private int Columns => Math.Max(2, width());

    private string ToTop(int columns)
    {
        int above = _lengths.SkipLast(1).Sum(length => Math.Max(1, (length + columns - 1) / columns));
        return above > 0 ? string.Create(CultureInfo.InvariantCulture, $"{ToLineBegin}{Escape}{above}A") : $"{ToLineBegin}";
    }
}
