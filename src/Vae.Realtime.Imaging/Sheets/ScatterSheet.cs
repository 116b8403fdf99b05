namespace Vae.Realtime.Imaging.Sheets;

using System.Globalization;

/// <summary>A scatter plot with its axes and the names of its classes.</summary>
internal static class ScatterSheet
{
    private const int Tick = 5;
    private const int WidestName = 220;

    private static readonly (byte R, byte G, byte B) Zero = (40, 44, 54);

    /// <param name="points">As for <see cref="ScatterPlot.Draw"/>.</param>
    /// <param name="classes">(N), or null for one colour.</param>
    /// <param name="names">Names of all classes; null where there are none.</param>
    /// <param name="side">Side of the plot, in pixels.</param>
    /// <param name="title">Above it.</param>
    /// <param name="across">What the axis to the right is.</param>
    /// <param name="up">What the axis upwards is.</param>
    /// <exception cref="VaeException">A point is not finite.</exception>
    public static Rgba32Image Draw(
        double[,] points, IReadOnlyList<int>? classes, IReadOnlyList<string>? names, int side, string title, string across, string up)
    {
        int count = names?.Count ?? 1;
        ScatterScale scale = ScatterPlot.Scale(points, side);
        Rgba32Image plot = ScatterPlot.Draw(points, classes, count, side);
        (string Text, double Place)[] columns = [.. Marks(scale, scale.X, scale.Across)];
        (string Text, double Place)[] rows = [.. Marks(scale, scale.Y, scale.Down)];
        int line = PictureText.Line;
        int left = SheetPaper.Gap + rows.Max(row => PictureText.Measure(row.Text)) + SheetPaper.Gap + Tick;
        int top = SheetPaper.Gap + (2 * line);
        int[] present = classes is null || names is null ? [] : [.. classes.Distinct().Order()];
        int lines = Math.Max(1, side / line);
        int entry = (2 * SheetPaper.Gap) + line + present.Select(one => PictureText.Measure(Name(names!, one))).DefaultIfEmpty().Max();
        int legends = (present.Length + lines - 1) / lines;
        SheetPaper paper = new(left + side + SheetPaper.Gap + (legends * entry) + SheetPaper.Gap, top + side + Tick + (2 * line) + SheetPaper.Gap);
        paper.Paste(plot, left, top);
        Axes(paper, scale, left, top);
        paper.Write(SheetPaper.Gap, SheetPaper.Gap + (line / 2) - 2, PictureText.Fit(title, paper.Picture.Width - (2 * SheetPaper.Gap)));
        paper.Write(SheetPaper.Gap, SheetPaper.Gap + line + (line / 2) - 2, $"↑ {up}", SheetPaper.Dim);
        paper.WriteBefore(left + side, top + side + Tick + line + (line / 2), $"{across} →", SheetPaper.Dim);
        foreach ((string text, double place) in columns)
        {
            paper.Fill(left + (int)place, top + side, 1, Tick, SheetPaper.Dim);
            paper.WriteAround(left + (int)place, top + side + Tick + (line / 2), text, SheetPaper.Dim);
        }

        foreach ((string text, double place) in rows)
        {
            paper.Fill(left - Tick, top + (int)place, Tick, 1, SheetPaper.Dim);
            paper.WriteBefore(left - Tick - (SheetPaper.Gap / 2), top + (int)place, text, SheetPaper.Dim);
        }

        for (int i = 0; i < present.Length; i++)
        {
            int x = left + side + (2 * SheetPaper.Gap) + (i / lines * entry);
            int middle = top + (i % lines * line) + (line / 2);
            paper.Fill(x, middle - 4, 9, 9, ScatterPlot.Ink(present[i], count));
            paper.Write(x + line, middle, Name(names!, present[i]));
        }

        return paper.Picture;
    }

    private static string Name(IReadOnlyList<string> names, int one) => PictureText.Fit(names[one], WidestName);

    private static IEnumerable<(string Text, double Place)> Marks(ScatterScale scale, double middle, Func<double, double> place) =>
        scale.Marks(middle).Select(mark => (
            Math.Round(mark, 12).ToString("G4", CultureInfo.InvariantCulture), Math.Clamp(place(mark), 0, scale.Side - 1)));

    // Where the plot's ground is still to be seen.
    private static void Axes(SheetPaper paper, ScatterScale scale, int left, int top)
    {
        (int x, int y) = ((int)scale.Across(0), (int)scale.Down(0));
        for (int at = 0; at < scale.Side; at++)
        {
            Line(paper, left + at, top + y, y >= 0 && y < scale.Side);
            Line(paper, left + x, top + at, x >= 0 && x < scale.Side);
        }
    }

    private static void Line(SheetPaper paper, int x, int y, bool within)
    {
        int at = ((y * paper.Picture.Width) + x) * Rgba32Image.PixelBytes;
        if (within && paper.Picture.Rgba[at] == ScatterPlot.GroundInk.R && paper.Picture.Rgba[at + 2] == ScatterPlot.GroundInk.B)
        {
            paper.Fill(x, y, 1, 1, Zero);
        }
    }
}
