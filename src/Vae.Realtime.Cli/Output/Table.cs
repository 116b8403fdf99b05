namespace Vae.Realtime.Cli.Output;

using Spectre.Console;
using Vae.Realtime.Formats;

/// <summary>A table on standard output: drawn on a terminal, plain aligned columns elsewhere.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    // Cells may hold names from files.
    public void Add(params string[] cells) => _rows.Add([.. cells.Select(PrintableText.Of)]);

    public void Print()
    {
        if (Console.IsOutputRedirected)
        {
            PrintPlain();
        }
        else
        {
            PrintDrawn();
        }
    }

    private void PrintPlain()
    {
        string[][] lines = [headings, .. _rows];
        int[] widths = [.. headings.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
        {
            Console.Out.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private void PrintDrawn()
    {
        Spectre.Console.Table table = new() { Border = TableBorder.Rounded };
        foreach (string heading in headings)
        {
            table.AddColumn(new TableColumn(Markup.Escape(heading)));
        }

        foreach (string[] row in _rows)
        {
            table.AddRow(row.Select(Markup.Escape).ToArray());
        }

        AnsiConsole.Write(table);
    }
}
