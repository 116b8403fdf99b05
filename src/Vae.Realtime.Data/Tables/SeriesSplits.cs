namespace Vae.Realtime.Data.Tables;

/// <summary>Windows of consecutive rows of a series, or of several, each of which is split by time.</summary>
internal static class SeriesSplits
{
    /// <summary>Makes the splits. No window reaches across a border between splits, or from one series into another.</summary>
    /// <param name="series">The series, of the same columns.</param>
    /// <param name="spec">Where they are from, and what was asked for.</param>
    /// <param name="window">Rows of a window.</param>
    /// <param name="known">Scaling to use if it is of the same columns; else it is fitted to the training parts.</param>
    /// <param name="notes">Receives what a person should know.</param>
    /// <exception cref="VaeException">A part of a series is too short for a window, or there are too many windows.</exception>
    public static DataSplits Of(IReadOnlyList<TableRows> series, FileSpec spec, int window, DataScaling? known, List<string> notes)
    {
        DataOptions options = spec.Options;
        string[] names = series[0].Names;
        float[][] values = [.. series.Select(one => one.Values)];
        Borders[] borders = [.. series.Select(one => Borders.Of(one, window, options))];
        ReadOnlySpan<float> train = Joined(values, borders, names.Length, border => (0, border.Train));
        TableData.FillIn(names, train, values, options, notes);
        train = Joined(values, borders, names.Length, border => (0, border.Train));
        DataScaling scaling = TableData.Scaling(known, options, names, values, train, $"'{spec.Path}'", notes);
        notes.AddRange(UnseenRange.Notes(names, scaling.Kind, train, Joined(values, borders, names.Length, border => (border.Train, border.Held))));
        VectorSet Part(Func<Borders, (int First, int Length)> part)
        {
            float[] parts = series.Count == 1
                ? Rows(values[0], part(borders[0]), window, options.Stride, names.Length)
                : Windows(values, [.. borders.Select(part)], window, options.Stride, names.Length, spec.Path);
            scaling.Apply(parts);
            return new VectorSet(new Shape(window, 1, names.Length), parts, series.Count == 1 ? options.Stride * names.Length : 0);
        }

        return new DataSplits(
            Part(border => (0, border.Train)), Part(border => (border.Train + border.Validation, border.Test)), Path.GetFileName(spec.Path))
        {
            Validation = borders.All(border => border.Validation == 0) ? null : Part(border => (border.Train, border.Validation)),
            Scaling = scaling,
        };
    }

    // The same part of every series, one after the other.
    private static ReadOnlySpan<float> Joined(float[][] values, Borders[] borders, int columns, Func<Borders, (int First, int Length)> part)
    {
        ReadOnlySpan<float> Of(int at) => values[at].AsSpan(part(borders[at]).First * columns, part(borders[at]).Length * columns);
        if (values.Length == 1)
        {
            return Of(0);
        }

        List<float> joined = [];
        for (int at = 0; at < values.Length; at++)
        {
            joined.AddRange(Of(at));
        }

        return joined.ToArray();
    }

    // Rows behind the last whole stride belong to no window.
    private static int Used(int length, int window, int stride) => ((length - window) / stride * stride) + window;

    // Windows overlap where they lie.
    private static float[] Rows(float[] values, (int First, int Length) part, int window, int stride, int columns) =>
        values[(part.First * columns)..((part.First + Used(part.Length, window, stride)) * columns)];

    // Windows of several series do not lie at equal distances, so that each is copied.
    private static float[] Windows(float[][] values, (int First, int Length)[] parts, int window, int stride, int columns, string path)
    {
        long count = parts.Sum(part => part.Length < window ? 0 : 1L + ((part.Length - window) / stride));
        if (count * window * columns > Array.MaxLength / sizeof(float))
        {
            throw new VaeException($"the tables in '{path}' make {count:N0} windows of {window:N0} rows of {columns:N0} columns, which is too much; "
                + $"use a larger {DataOptions.StrideKey}=, or give one of the files");
        }

        float[] windows = new float[count * window * columns];
        int at = 0;
        foreach ((float[] rows, (int first, int length)) in values.Zip(parts))
        {
            for (int begin = first; begin + window <= first + length; begin += stride)
            {
                rows.AsSpan(begin * columns, window * columns).CopyTo(windows.AsSpan(at));
                at += window * columns;
            }
        }

        return windows;
    }

    // Rows of the parts of a series, which follow each other in this order.
    private readonly record struct Borders(int Train, int Validation, int Test)
    {
        public int Held => Validation + Test;

        public static Borders Of(TableRows table, int window, DataOptions options)
        {
            int rows = table.Values.Length / table.Names.Length;
            int test = options.Test?.Of(rows) ?? Math.Max(1, rows / SplitSize.DefaultFraction);
            int validation = options.Validation?.Of(rows - test) ?? 0;
            int train = rows - test - validation;
            foreach ((string part, int length) in new[] { ("training", train), ("validation", validation), ("test", test) })
            {
                if (length < window && (length > 0 || part != "validation"))
                {
                    throw new VaeException(
                        $"'{table.Path}' has {rows:N0} rows, of which its {part} part takes {Math.Max(0, length):N0}: too few for a window of "
                            + $"{window:N0}; "
                        + $"use a smaller {DataOptions.WindowKey}=, or other sizes in {DataOptions.TestKey}= and {DataOptions.ValidationKey}=");
                }
            }

            return new Borders(train, validation, test);
        }
    }
}
