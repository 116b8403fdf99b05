namespace Vae.Realtime.Data.Tables;

using Vae.Realtime.Formats;

/// <summary>Which columns of a table are values, labels and time.</summary>
/// <param name="Columns">The values.</param>
/// <param name="Label">The column of labels; -1 for none.</param>
/// <param name="Time">The column of time; -1 for none.</param>
/// <param name="Clock">A column with the time of day beside dates; -1 for none.</param>
/// <param name="Notes">What a person should know of the choice.</param>
internal sealed record ColumnChoice(int[] Columns, int Label, int Time, int Clock, IReadOnlyList<string> Notes)
{
    private static readonly string[] TimeNames = ["time", "timestamp", "unix", "unix timestamp", "unixtime", "epoch", "date", "datetime"];
    private static readonly string[] YearNames = ["year", "years"];
    private static readonly string[] ClassNames = ["label", "labels", "class"];
    private static readonly string[] LabelNames = [.. ClassNames, "target", "y"];
    private static readonly string[] IndexNames = ["id", "index", "idx", "row", "no", "nr", "#"];

    /// <summary>Chooses as options say; without them, all columns of numbers.</summary>
    /// <param name="source">The table.</param>
    /// <param name="options">What the user says.</param>
    /// <exception cref="VaeException">A column is not there, or none holds numbers.</exception>
    public static ColumnChoice Of(TableSource source, DataOptions options)
    {
        List<string> notes = [];
        int label = options.Label is null ? -1 : source.Names.Find(options.Label, DataOptions.LabelKey);
        if (options.Label is null && options.Image is not null && LabelBesidePixels(source, options.Image.Value) is int found and >= 0)
        {
            label = found;
            notes.Add($"'{source.Names[label]}' is taken as the label");
        }

        (int time, int clock) = Times(source, options);
        if (options.Columns is { } wanted)
        {
            return new ColumnChoice([.. wanted.Select(name => source.Names.Find(name, DataOptions.ColumnsKey))], label, time, clock, notes);
        }

        List<int> columns = [];
        List<string> passed = [];
        for (int column = 0; column < source.Names.Count; column++)
        {
            bool numbers = source.KindOf(column) is ColumnKind.Numbers or ColumnKind.Booleans;
            if (column == label || (column == time && (options.Time is not null || numbers)))
            {
                continue;
            }

            if (numbers && source.Names.IsUnnamed(column) && source.CountsRows(column) && source.Names.Count > 1)
            {
                notes.Add($"passed over column {column + 1}, which has no name and counts the rows");
            }
            else if (numbers)
            {
                columns.Add(column);
            }
            else
            {
                passed.Add($"'{PrintableText.Excerpt(source.Names[column])}' ({source.Describe(column)})");
            }
        }

        if (columns.Count == 0)
        {
            throw new VaeException($"'{source.Path}' has no column of numbers; its columns are {source.Names.List()}, "
                + $"and '{PrintableText.Excerpt(source.Names[0])}' holds {source.Describe(0)}");
        }

        notes.AddRange(Told(source, options, columns, passed, label, time));
        return new ColumnChoice([.. columns], label, time, clock, notes);
    }

    private static IEnumerable<string> Told(TableSource source, DataOptions options, List<int> columns, List<string> passed, int label, int time)
    {
        if (time >= 0 && options.Time is null && source.KindOf(time) == ColumnKind.Numbers)
        {
            yield return $"'{source.Names[time]}' is taken as the time and is no value; {DataOptions.TimeKey}={DataOptions.NoTime} makes it one";
        }

        if (passed.Count > 0)
        {
            yield return $"passed over {(passed.Count == 1 ? "a column that holds" : $"{passed.Count:N0} columns that hold")} no numbers: "
                + $"{ColumnNames.Join(passed)}"
                + Classes(source, options, label);
        }

        if (options.Image is null && label < 0 && options.Window is null)
        {
            int named = columns.FindIndex(column => ClassNames.Contains(source.Names[column], StringComparer.OrdinalIgnoreCase));
            string? pixels = columns.Count > 100 ? PixelTable.Suggest(columns.Count - (named < 0 ? 0 : 1)) : null;
            if (columns.Count > 100 && named < 0 && pixels is null && PixelTable.Suggest(columns.Count - 1) is { } others)
            {
                // Without names the class comes first.
                (pixels, named) = (others, 0);
            }

            string? typed = named < 0 ? null : $"{DataOptions.LabelKey}={PrintableText.Excerpt(source.Names[columns[named]])}";
            if (pixels is not null)
            {
                yield return $"{columns.Count:N0} columns may be pixels: {string.Join('&', new[] { pixels, typed }.OfType<string>())} reads them "
                    + "as pictures";
            }
            else if (typed is not null)
            {
                yield return $"'{PrintableText.Excerpt(source.Names[columns[named]])}' is read as a value: {typed} makes it the class";
            }
        }

        foreach (int column in columns
            .Where(column => IndexNames.Contains(source.Names[column], StringComparer.OrdinalIgnoreCase) && source.CountsRows(column)).Take(1))
        {
            yield return $"'{source.Names[column]}' only counts the rows but is read as a value; choose others with {DataOptions.ColumnsKey}=";
        }
    }

    private static string Classes(TableSource source, DataOptions options, int label)
    {
        if (label >= 0 || options.Window is not null)
        {
            return "";
        }

        foreach (int column in Enumerable.Range(0, source.Names.Count))
        {
            if (source.KindOf(column) == ColumnKind.Text && source.ClassesOf(column) is int classes and > 1 && 2 * classes < source.Rows)
            {
                return $"; {DataOptions.LabelKey}={PrintableText.Excerpt(source.Names[column])} would make its {classes} values the classes";
            }
        }

        return "";
    }

    // The column of time, and one of times of day beside it: time=Date,Time.
    private static (int Time, int Clock) Times(TableSource source, DataOptions options)
    {
        if (options.Time is { } named)
        {
            int comma = source.Names.Has(named) ? -1 : named.IndexOf(',', StringComparison.Ordinal);
            return named == DataOptions.NoTime ? (-1, -1)
                : comma < 0 ? (source.Names.Find(named, DataOptions.TimeKey), -1)
                : (source.Names.Find(named[..comma].Trim(), DataOptions.TimeKey),
                    source.Names.Find(named[(comma + 1)..].Trim(), DataOptions.TimeKey));
        }

        int time = options.Window is null ? -1 : FindTime(source, options);
        int clock = time < 0 || source.KindOf(time) != ColumnKind.Dates
            ? -1
            : Enumerable.Range(0, source.Names.Count).FirstOrDefault(
                column => source.Names[column].Trim('<', '>').Equals("time", StringComparison.OrdinalIgnoreCase)
                    && source.KindOf(column) == ColumnKind.Text,
                -1);
        return (time, clock);
    }

    private static int FindTime(TableSource source, DataOptions options)
    {
        int[] columns = [.. Enumerable.Range(0, source.Names.Count).Where(column => options.Columns?.Contains(source.Names[column]) != true)];
        int dates = Array.FindIndex(columns, column => source.KindOf(column) == ColumnKind.Dates && source.OrdersOf(column) != DateOrders.None);
        if (dates >= 0)
        {
            return columns[dates];
        }

        int[] numbers = columns.Length < 2 ? [] : [.. columns.Where(column => source.KindOf(column) == ColumnKind.Numbers)];
        bool Called(int column, string[] names) => names.Contains(source.Names[column], StringComparer.OrdinalIgnoreCase);
        return numbers.FirstOrDefault(
            column => Called(column, TimeNames), numbers.FirstOrDefault(column => Called(column, YearNames) && AreYears(source, column), -1));
    }

    // Beside a column of months each year stands several times.
    private static bool AreYears(TableSource source, int column)
    {
        double[] times = source.Times(column, DateOrders.DayFirst);
        return Array.TrueForAll(times, time => time is > 0 and < 10_000 && time == Math.Floor(time)) && times.Distinct().Count() == times.Length;
    }

    private static int LabelBesidePixels(TableSource source, ImageForm image)
    {
        int[] numbers = [.. Enumerable.Range(0, source.Names.Count).Where(column => source.KindOf(column) == ColumnKind.Numbers)];
        int named = Array.FindIndex(numbers, column => LabelNames.Contains(source.Names[column], StringComparer.OrdinalIgnoreCase));
        return named >= 0 && numbers.Length == image.Length + 1 ? numbers[named] : -1;
    }
}
