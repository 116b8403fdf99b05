namespace Vae.Realtime.Data.Tables;

using System.Globalization;
using System.Text;

/// <summary>Tells names of columns and units from values.</summary>
internal static class HeadingRules
{
    private const int LongestUnit = 20;

    private enum Cell
    {
        Missing,
        Value,
        Date,
        Text,
    }

    /// <summary>Whether the first row is a title: a value alone, with names somewhere below.</summary>
    public static bool IsTitle(IReadOnlyList<LeadRow> rows) =>
        rows.Count > 1
        && rows[0].Filled == 1
        && rows.FirstOrDefault(row => row.Filled > 1) is { } names
        && !names.Cells.Select(Kind).Contains(Cell.Value);

    /// <summary>Whether every row has one value more than there are names: R writes names of rows so, without a name for their column.</summary>
    public static bool HasRowNames(IReadOnlyList<LeadRow> rows) =>
        rows.Count > 2
        && rows[0].Cells.Length > 1
        && rows.Skip(1).All(row => row.Cells.Length == rows[0].Cells.Length + 1 && row.Filled == row.Cells.Length)
        && Array.TrueForAll(rows[0].Cells, cell => Kind(cell) is Cell.Text or Cell.Date);

    /// <summary>Whether the second row holds units: texts above columns of numbers, and no value.</summary>
    /// <param name="row">The second row.</param>
    /// <param name="below">What the rows below it hold.</param>
    public static bool IsUnits(LeadRow row, IReadOnlyList<ColumnSurvey> below)
    {
        int units = 0;
        for (int column = 0; column < row.Cells.Length && column < below.Count; column++)
        {
            Cell kind = Kind(row.Cells[column]);
            if (kind is Cell.Value or Cell.Date || row.Cells[column].Length > LongestUnit)
            {
                return false;
            }

            units += kind == Cell.Text && below[column].MayBeNumbers ? 1 : 0;
        }

        return units > 0 && below[0].Count > 1;
    }

    /// <summary>
    /// Whether a row holds names: texts above numbers or dates, dates above numbers, nothing but texts, or numbers that count, as libraries
    /// number columns from 0 and as years do.
    /// </summary>
    /// <param name="row">The first row.</param>
    /// <param name="below">What the rows below it hold.</param>
    public static bool IsHeading(LeadRow row, IReadOnlyList<ColumnSurvey> below)
    {
        Cell[] kinds = [.. row.Cells.Select(Kind)];
        if (!kinds.Contains(Cell.Value) && !kinds.Contains(Cell.Date))
        {
            return kinds.Contains(Cell.Text) || below[0].Count > 0;
        }

        for (int column = 0; column < kinds.Length; column++)
        {
            if ((kinds[column] == Cell.Text && HoldsValues(below[column])) || (kinds[column] == Cell.Date && below[column].MayBeNumbers))
            {
                return true;
            }
        }

        double[] numbers = [.. row.Cells.Select(Number).Where(number => !double.IsNaN(number))];
        int others = kinds.Length - numbers.Length;
        bool fromZero = numbers is [0, 1, ..] && (others == 0 || (others == 1 && row.Cells[0].Length == 0));
        bool years = numbers is [> 1000 and < 3000, < 3000, ..] && others > 0;
        return below[0].Count > 0 && (fromZero || years) && Counts(numbers);
    }

    private static bool Counts(double[] numbers)
    {
        for (int at = 1; at < numbers.Length; at++)
        {
            if (numbers[at] - numbers[at - 1] != 1)
            {
                return false;
            }
        }

        return true;
    }

    private static double Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    private static bool HoldsValues(ColumnSurvey below) =>
        below.MayBeNumbers || (below.Present > 0 && (below.Booleans == below.Present || 2L * below.Dates >= below.Present));

    private static Cell Kind(string cell)
    {
        byte[] text = Encoding.UTF8.GetBytes(cell);
        return CellWords.IsMissing(text, null) ? Cell.Missing
            : NumberText.ConventionsOf(text, out _) != 0 || CellWords.IsInfinite(text) || CellWords.TryBoolean(text, out _)
                ? Cell.Value
            : DateText.OrdersOf(text) != DateOrders.None ? Cell.Date
            : Cell.Text;
    }
}
