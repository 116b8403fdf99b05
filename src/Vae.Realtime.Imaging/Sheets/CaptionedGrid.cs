namespace Vae.Realtime.Imaging.Sheets;

/// <summary>Puts captions around a grid of pictures or plots.</summary>
internal static class CaptionedGrid
{
    // A title may make a sheet of small pictures as wide as this, and is cut off beyond.
    private const int TitleWidth = 640;

    /// <param name="grid">Laid out by <paramref name="layout"/>.</param>
    /// <param name="layout">Rows, columns and what is between them.</param>
    /// <param name="cell">Pixels of one picture across and down, its scale included.</param>
    /// <param name="captions">What is written.</param>
    /// <returns>The grid, unchanged, with the captions around it. A caption that has no room is cut off or left out.</returns>
    public static Rgba32Image Frame(Rgba32Image grid, GridLayout layout, (int Width, int Height) cell, SheetCaptions captions)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(captions);
        int line = PictureText.Line;
        int left = Widest(captions.Rows.Concat(captions.Scales.SelectMany(scale => (string[])[scale.Low, scale.High])));
        left = SheetPaper.Gap + (left > 0 ? left + SheetPaper.Gap : 0);
        int head = SheetPaper.Gap + line;
        int legend = head;
        int names = legend + (captions.Legend.Count > 0 ? line : 0);
        int top = names + (captions.Columns.Count > 0 ? line : 0);
        int foot = top + grid.Height;
        int note = foot + (captions.Across is null ? 0 : line);
        int words = Math.Max(Widest([captions.Title, captions.Note]), LegendWidth(captions));
        words = Math.Min(words, Math.Max(TitleWidth, left + grid.Width - SheetPaper.Gap));
        int width = Math.Max(left + grid.Width, SheetPaper.Gap + words) + SheetPaper.Gap;
        SheetPaper paper = new(width, note + (captions.Note.Length > 0 ? line : 0) + SheetPaper.Gap);
        paper.Paste(grid, left, top);
        paper.Write(SheetPaper.Gap, SheetPaper.Gap + (line / 2) - 2, PictureText.Fit(captions.Title, width - (2 * SheetPaper.Gap)));
        WriteLegend(paper, legend + (line / 2) - 2, captions);
        WriteColumns(paper, left, names + (line / 2) - 2, layout, cell.Width, captions.Columns);
        WriteRows(paper, left - SheetPaper.Gap, top, layout, cell.Height, captions);
        WriteAcross(paper, left, foot + (line / 2), layout, cell.Width, captions.Across);
        paper.Write(SheetPaper.Gap, note + (line / 2), PictureText.Fit(captions.Note, width - (2 * SheetPaper.Gap)), SheetPaper.Dim);
        return paper.Picture;
    }

    private static int Widest(IEnumerable<string> texts) => texts.Select(PictureText.Measure).DefaultIfEmpty().Max();

    private static int LegendWidth(SheetCaptions captions) =>
        captions.Legend.Sum(entry => PictureText.Measure(entry.Name) + PictureText.Line + (2 * SheetPaper.Gap));

    private static void WriteLegend(SheetPaper paper, int middle, SheetCaptions captions)
    {
        int x = SheetPaper.Gap;
        foreach ((string name, (byte R, byte G, byte B) ink) in captions.Legend)
        {
            paper.Fill(x, middle - 1, PictureText.Line - 4, 3, ink);
            paper.Write(x + PictureText.Line, middle, name);
            x += PictureText.Measure(name) + PictureText.Line + (2 * SheetPaper.Gap);
        }
    }

    // Where names are wider than columns, every second, third and so on has its own.
    private static void WriteColumns(SheetPaper paper, int left, int middle, GridLayout layout, int cell, IReadOnlyList<string> names)
    {
        int pitch = cell + layout.Padding;
        int every = Math.Max(1, (Widest(names) + SheetPaper.Gap + pitch - 1) / pitch);
        for (int column = 0; column < names.Count; column += every)
        {
            paper.WriteAround(left + layout.Padding + (column * pitch) + (cell / 2), middle, names[column], SheetPaper.Dim);
        }
    }

    private static void WriteRows(SheetPaper paper, int right, int top, GridLayout layout, int cell, SheetCaptions captions)
    {
        int pitch = cell + layout.Padding;
        int line = PictureText.Line;
        int every = Math.Max(1, (line - 2 + pitch - 1) / pitch);
        for (int row = 0; row < layout.Rows; row += every)
        {
            int above = top + layout.Padding + (row * pitch);
            bool scaled = row < captions.Scales.Count && cell >= 2 * (line - 4);
            if (scaled)
            {
                paper.WriteBefore(right, above + (line / 2) - 4, captions.Scales[row].High, SheetPaper.Dim);
                paper.WriteBefore(right, above + cell - (line / 2) + 3, captions.Scales[row].Low, SheetPaper.Dim);
            }

            if (row < captions.Rows.Count && (!scaled || cell >= 3 * (line - 4)))
            {
                paper.WriteBefore(right, above + (cell / 2), captions.Rows[row]);
            }
        }
    }

    private static void WriteAcross(SheetPaper paper, int left, int middle, GridLayout layout, int cell, (string From, string To)? ends)
    {
        if (ends is not (string from, string to))
        {
            return;
        }

        bool both = Widest([from + to]) + SheetPaper.Gap <= cell;
        for (int column = 0; column < layout.Columns; column++)
        {
            int begin = left + layout.Padding + (column * (cell + layout.Padding));
            paper.Write(begin, middle, both ? from : "", SheetPaper.Dim);
            paper.WriteBefore(begin + cell, middle, to, SheetPaper.Dim);
        }
    }
}
