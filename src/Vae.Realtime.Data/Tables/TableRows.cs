namespace Vae.Realtime.Data.Tables;

using Vae.Realtime.Formats;

/// <summary>Rows of a table as they were chosen: in the order of time, and without those left out for a missing value.</summary>
/// <param name="Path">Their file, for messages.</param>
/// <param name="Names">Names of the columns.</param>
/// <param name="Values">(rows, columns). NaN where the training split's mean is to come.</param>
/// <param name="Labels">A text for each row; null without a column of labels.</param>
/// <param name="TestRows">Rows at the end that are the table's own test split; 0 for none.</param>
internal sealed record TableRows(string Path, string[] Names, float[] Values, string[]? Labels, int TestRows)
{
    /// <summary>Reads them.</summary>
    /// <param name="source">The table.</param>
    /// <param name="choice">Its columns.</param>
    /// <param name="options">What is done with missing values.</param>
    /// <param name="notes">Receives what a person should know.</param>
    /// <exception cref="VaeException">A value cannot be used.</exception>
    public static TableRows Read(TableSource source, ColumnChoice choice, DataOptions options, List<string> notes)
    {
        int[] columns = choice.Columns;
        notes.AddRange(source.NotesOf(columns));
        float[] values = source.Values(columns, options.Missing != MissingPolicy.Refuse);
        string[]? labels = choice.Label < 0 ? null : source.Texts(choice.Label);
        int[]? order = TimeOrder.Of(source, choice, options, notes);
        if (options.Missing == MissingPolicy.Drop)
        {
            int[] rows = order ?? [.. Enumerable.Range(0, source.Rows)];
            int[] kept = [.. rows.Where(row => !HasMissing(values, row, columns.Length) && labels?[row].Length != 0)];
            if (kept.Length < rows.Length)
            {
                notes.Add($"left out {rows.Length - kept.Length:N0} of {rows.Length:N0} rows for a missing value");
                order = kept;
            }

            if (kept.Length == 0)
            {
                throw new VaeException($"'{source.Path}': every row has a missing value; choose columns that have more with "
                    + $"{DataOptions.ColumnsKey}=");
            }
        }

        if (order is not null)
        {
            (values, labels) = (Ordered(values, order, columns.Length), labels is null ? null : [.. order.Select(row => labels[row])]);
        }

        if ((labels is null ? -1 : Array.IndexOf(labels, "")) is int without and >= 0)
        {
            throw new VaeException(
                $"{source.PlaceOf(order?[without] ?? without)}, column '{PrintableText.Excerpt(source.Names[choice.Label])}': the label is missing; "
                + $"fill it in or add {DataOptions.MissingKey}=drop");
        }

        string[] names = [.. columns.Select(column => source.Names[column])];
        if (options.Missing == MissingPolicy.Previous)
        {
            TakePrevious(values, names, source.Path, notes);
        }

        int testRows = order?.Count(row => row >= source.Rows - source.TestRows) ?? source.TestRows;
        return new TableRows(source.Path, names, values, labels, testRows);
    }

    /// <summary>Fills in what is missing by the mean over the training split.</summary>
    /// <param name="values">(rows, columns) of any split.</param>
    /// <param name="means">As <see cref="Means"/> found them.</param>
    /// <returns>How many.</returns>
    public static int Fill(Span<float> values, ReadOnlySpan<float> means)
    {
        int filled = 0;
        for (int at = 0; at < values.Length; at++)
        {
            if (float.IsNaN(values[at]))
            {
                values[at] = means[at % means.Length];
                filled++;
            }
        }

        return filled;
    }

    /// <summary>Means of the values that are there.</summary>
    /// <param name="names">The columns.</param>
    /// <param name="values">(rows, columns) of the training split.</param>
    /// <exception cref="VaeException">A column has none.</exception>
    public static float[] Means(string[] names, ReadOnlySpan<float> values)
    {
        float[] means = new float[names.Length];
        for (int column = 0; column < names.Length; column++)
        {
            (double sum, long count) = (0, 0);
            for (int at = column; at < values.Length; at += names.Length)
            {
                (sum, count) = float.IsNaN(values[at]) ? (sum, count) : (sum + values[at], count + 1);
            }

            means[column] = count > 0
                ? (float)(sum / count)
                : throw new VaeException(
                    $"column '{PrintableText.Excerpt(names[column])}' has no value in the training split, so that it has no mean; "
                    + $"choose other columns with {DataOptions.ColumnsKey}=");
        }

        return means;
    }

    private static bool HasMissing(float[] values, int row, int columns)
    {
        foreach (float value in values.AsSpan(row * columns, columns))
        {
            if (float.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    private static float[] Ordered(float[] values, int[] order, int columns)
    {
        float[] ordered = new float[order.Length * columns];
        for (int row = 0; row < order.Length; row++)
        {
            values.AsSpan(order[row] * columns, columns).CopyTo(ordered.AsSpan(row * columns));
        }

        return ordered;
    }

    private static void TakePrevious(float[] values, string[] names, string path, List<string> notes)
    {
        int filled = 0;
        for (int at = 0; at < values.Length; at++)
        {
            if (!float.IsNaN(values[at]))
            {
                continue;
            }

            values[at] = at >= names.Length
                ? values[at - names.Length]
                : throw new VaeException(
                    $"'{path}', column '{PrintableText.Excerpt(names[at])}': the first value is missing and there is none before it; "
                    + $"add {DataOptions.MissingKey}=drop or {DataOptions.MissingKey}=mean");
            filled++;
        }

        if (filled > 0)
        {
            notes.Add($"filled in {filled:N0} missing {(filled == 1 ? "value" : "values")} from the rows before");
        }
    }
}
