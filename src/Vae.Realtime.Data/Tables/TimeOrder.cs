namespace Vae.Realtime.Data.Tables;

using System.Globalization;
using Vae.Realtime.Formats;

/// <summary>The order of a table's rows in time.</summary>
internal static class TimeOrder
{
    /// <summary>Sorts by a column, keeping rows of one time as they stand.</summary>
    /// <param name="source">The table.</param>
    /// <param name="choice">Which column.</param>
    /// <param name="options">Whether days or months come first.</param>
    /// <param name="notes">Receives what a person should know.</param>
    /// <returns>Places of the rows, earliest first; null where they stand so already.</returns>
    /// <exception cref="VaeException">A time cannot be read or is missing, or nothing tells days from months.</exception>
    public static int[]? Of(TableSource source, ColumnChoice choice, DataOptions options, List<string> notes)
    {
        if (choice.Time < 0)
        {
            return null;
        }

        string name = $"'{PrintableText.Excerpt(source.Names[choice.Time])}'";
        double[] times = Read(source, choice.Time, options, notes);
        if (choice.Clock >= 0 && source.Clocks(choice.Clock) is { } clocks)
        {
            name += $" and '{PrintableText.Excerpt(source.Names[choice.Clock])}'";
            times = [.. times.Zip(clocks, (day, clock) => day + clock)];
        }
        else if (choice.Clock >= 0 && options.Time is not null)
        {
            throw new VaeException($"'{source.Path}', column '{PrintableText.Excerpt(source.Names[choice.Clock])}' holds other values than times of "
                + $"day, as 09:30:00; give another with {DataOptions.TimeKey}=");
        }

        int missing = Array.FindIndex(times, double.IsNaN);
        if (missing >= 0 && options.Missing != MissingPolicy.Drop)
        {
            throw new VaeException(
                $"{source.PlaceOf(missing)}, column {name}: the time is missing; fill it in, add "
                    + $"{DataOptions.MissingKey}=drop, "
                + $"or keep the file's order with {DataOptions.TimeKey}={DataOptions.NoTime}");
        }

        int[] order = [.. Enumerable.Range(0, times.Length).Where(row => !double.IsNaN(times[row]))];
        if (order.Length == 0)
        {
            throw new VaeException($"'{source.Path}', column {name}: no row has a time; give another column with {DataOptions.TimeKey}=");
        }

        if (order.Length < times.Length)
        {
            notes.Add($"left out {times.Length - order.Length:N0} rows without a time in {name}");
        }

        bool dates = source.KindOf(choice.Time) != ColumnKind.Numbers;
        string When(int row) => Shown(times[row], dates);
        bool rising = Follows(times, order, 1);
        bool falling = !rising && Follows(times, order, -1);
        int[] sorted = rising ? order : falling ? [.. order.Reverse()] : [.. order.OrderBy(row => times[row])];
        int[] repeated = [.. Enumerable.Range(1, Math.Max(0, sorted.Length - 1)).Where(at => times[sorted[at]] == times[sorted[at - 1]])];
        string same = repeated.Length == 0 ? "" : $"{repeated.Length:N0} rows have the time of another in {name}, first {When(sorted[repeated[0]])}";
        if (!rising && !falling && repeated.Length > 0 && options.Time is null)
        {
            notes.Add(
                $"{same}, and they are not in order: the file's order is kept; {DataOptions.TimeKey}={source.Names[choice.Time]} sorts them, "
                + "and several series in one file need a file each");
            return order.Length == times.Length ? null : order;
        }

        if (!rising)
        {
            notes.Add(
                $"{(falling ? "the newest row comes first" : "the rows are not in the order of time")}: sorted by {name}, "
                + $"from {When(sorted[0])} to {When(sorted[^1])}"
                + (options.Time is null ? $"; {DataOptions.TimeKey}={DataOptions.NoTime} keeps the file's order" : ""));
        }

        if (repeated.Length > 0)
        {
            notes.Add(source.Parts.Count > 1
                ? $"{same}; windows mix the files there: without {DataOptions.TimeKey}= each is a series of its own"
                : $"{same}; several series in one file need a file each, since windows would mix them");
        }

        return rising && sorted.Length == times.Length ? null : sorted;
    }

    private static double[] Read(TableSource source, int column, DataOptions options, List<string> notes)
    {
        DateOrders possible = source.OrdersOf(column);
        if (source.KindOf(column) == ColumnKind.Numbers || options.Dates is not null)
        {
            return source.Times(column, options.Dates ?? DateOrders.DayFirst);
        }

        if (possible != DateOrders.Plain)
        {
            return source.Times(column, possible == DateOrders.MonthFirst ? DateOrders.MonthFirst : DateOrders.DayFirst);
        }

        double[] dayFirst = source.Times(column, DateOrders.DayFirst);
        double[] monthFirst = source.Times(column, DateOrders.MonthFirst);
        if (dayFirst.AsSpan().SequenceEqual(monthFirst) || Array.TrueForAll(dayFirst, double.IsNaN))
        {
            return dayFirst;
        }

        int[] order = [.. Enumerable.Range(0, dayFirst.Length)];
        bool day = Follows(dayFirst, order, 1) || Follows(dayFirst, order, -1);
        bool month = Follows(monthFirst, order, 1) || Follows(monthFirst, order, -1);
        string name = $"'{PrintableText.Excerpt(source.Names[column])}'";
        if (day == month)
        {
            throw new VaeException(
                $"'{source.Path}', column {name}: nothing tells whether days or months come first in its dates; add {DataOptions.DatesKey}=dmy or "
                + $"{DataOptions.DatesKey}=mdy, or keep the file's order with {DataOptions.TimeKey}={DataOptions.NoTime}");
        }

        notes.Add($"dates of {name} have the {(day ? "day" : "month")} first, since the rows are in order of time then");
        return day ? dayFirst : monthFirst;
    }

    // Whether times rise, or with a negative sign fall; equal ones are allowed where some differ.
    private static bool Follows(double[] times, int[] order, int sign)
    {
        for (int at = 1; at < order.Length; at++)
        {
            if (sign * (times[order[at]] - times[order[at - 1]]) < 0)
            {
                return false;
            }
        }

        return sign > 0 || times[order[0]] != times[order[^1]];
    }

    private static string Shown(double time, bool date)
    {
        if (!date)
        {
            return time.ToString("R", CultureInfo.InvariantCulture);
        }

        DateTime moment = new((long)Math.Round(time * 1000) * TimeSpan.TicksPerMillisecond);
        return moment.ToString(moment.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
