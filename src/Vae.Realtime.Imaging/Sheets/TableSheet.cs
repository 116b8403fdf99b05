namespace Vae.Realtime.Imaging.Sheets;

using Vae.Realtime.Data.Tables;

/// <summary>Rows of a table as a table: a line each, in the data's own units where these are known.</summary>
internal static class TableSheet
{
    /// <summary>The most columns that are written side by side.</summary>
    public const int MaxColumns = 40;

    /// <summary>The most rows that are written; a note tells of the rest.</summary>
    public const int MaxRows = 200;

    private const int WidestName = 150;

    private static readonly (byte R, byte G, byte B) Stripe = (24, 26, 32);

    /// <summary>Whether examples are rows of a table with few enough columns to be written.</summary>
    public static bool Fits(Shape shape) => shape is { Height: 1, Width: 1, Channels: <= MaxColumns };

    /// <summary>Draws the table.</summary>
    /// <param name="rows">A name, scaled values and a colour for each.</param>
    /// <param name="scaling">How the columns were scaled, and their names; null where unknown.</param>
    /// <param name="captions">Title, legend and note.</param>
    /// <exception cref="VaeException">The sheet would be too large.</exception>
    public static Rgba32Image Draw(
        IReadOnlyList<(string Name, ReadOnlyMemory<float> Values, (byte R, byte G, byte B)? Ink)> rows, DataScaling? scaling, SheetCaptions captions)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(captions);
        int shown = Math.Min(rows.Count, MaxRows);
        int columns = rows[0].Values.Length;
        string[] names = [.. Enumerable.Range(0, columns).Select(column => PictureText.Fit(SeriesSheet.Name(scaling, column), WidestName))];
        string[][] cells = [.. rows.Take(shown).Select(row => Texts(row.Values.Span, scaling))];
        int[] widths =
        [
            .. Enumerable.Range(0, columns).Select(column =>
                (2 * SheetPaper.Gap) + Math.Max(PictureText.Measure(names[column]), cells.Max(texts => PictureText.Measure(texts[column])))),
        ];
        int line = PictureText.Line;
        int first = (2 * SheetPaper.Gap) + rows.Take(shown).Max(row => PictureText.Measure(row.Name));
        string note = Note(captions.Note, rows.Count, shown, scaling);
        int words = Math.Max(PictureText.Measure(captions.Title), PictureText.Measure(note));
        int width = Math.Max(first + widths.Sum(), words + SheetPaper.Gap) + SheetPaper.Gap;
        int top = SheetPaper.Gap + (2 * line) + (captions.Legend.Count > 0 ? line : 0);
        SheetPaper paper = new(width, top + (shown * line) + line + SheetPaper.Gap);
        paper.Write(SheetPaper.Gap, SheetPaper.Gap + (line / 2) - 2, captions.Title);
        int legend = SheetPaper.Gap;
        foreach ((string name, (byte R, byte G, byte B) ink) in captions.Legend)
        {
            paper.Write(legend, SheetPaper.Gap + line + (line / 2), name, ink);
            legend += PictureText.Measure(name) + (2 * SheetPaper.Gap);
        }

        for (int row = -1; row < shown; row++)
        {
            int middle = top + (row * line) + (line / 2);
            if (row >= 0 && int.IsEvenInteger(row))
            {
                paper.Fill(0, top + (row * line), width, line, Stripe);
            }

            paper.Write(SheetPaper.Gap, middle, row < 0 ? "" : rows[row].Name, SheetPaper.Dim);
            int right = first;
            for (int column = 0; column < columns; column++)
            {
                right += widths[column];
                (string text, (byte, byte, byte)? ink) = row < 0 ? (names[column], SheetPaper.Dim) : (cells[row][column], rows[row].Ink);
                paper.WriteBefore(right - SheetPaper.Gap, middle, text, ink);
            }
        }

        paper.Write(SheetPaper.Gap, top + (shown * line) + (line / 2) + 2, note, SheetPaper.Dim);
        return paper.Picture;
    }

    private static string[] Texts(ReadOnlySpan<float> values, DataScaling? scaling)
    {
        float[] own = [.. values];
        if (scaling is not null && scaling.Columns.Count == own.Length)
        {
            scaling.Invert(own);
        }

        return [.. own.Select(value => SeriesSheet.Number(value))];
    }

    private static string Note(string note, int rows, int shown, DataScaling? scaling) => string.Join(" · ", ((string[])
    [
        note,
        scaling is null ? "values as the model has them" : "values in the data's own units",
        shown < rows ? $"the first {shown} of {rows} rows" : "",
    ]).Where(part => part.Length > 0));
}
