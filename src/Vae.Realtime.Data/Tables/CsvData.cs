namespace Vae.Realtime.Data.Tables;

/// <summary>Loads CSV files: as a table, whose rows are the examples, or as a series, whose windows of consecutive rows are.</summary>
/// <remarks>
/// A table's splits are keyed choices of its rows. A series is split by time: its last part is the test split, the part before it the
/// validation split, and no window reaches across a border. The scaling is fitted on the training part.
/// </remarks>
internal static class CsvData
{
    /// <param name="spec">The file.</param>
    /// <param name="known">Scaling to use if it is of the same columns; else it is fitted.</param>
    /// <exception cref="VaeException">The file cannot be used, or an option makes no sense here.</exception>
    public static DataSplits Load(FileSpec spec, DataScaling? known)
    {
        DataOptions options = spec.Options;
        if (options.Window is int window)
        {
            options.Allow(
                $"'{spec.Path}' as a series (window=)",
                DataOptions.ColumnsKey,
                DataOptions.WindowKey,
                DataOptions.StrideKey,
                DataOptions.ScaleKey,
                DataOptions.ValidationKey,
                DataOptions.TestKey,
                DataOptions.MemoryKey);
            return Series(CsvTable.Load(spec.Path, options.Columns, null), spec, window, known);
        }

        options.Allow(
            $"'{spec.Path}' as a table (without window=)",
            DataOptions.ColumnsKey,
            DataOptions.LabelKey,
            DataOptions.ClassesKey,
            DataOptions.ScaleKey,
            DataOptions.ValidationKey,
            DataOptions.TestKey,
            DataOptions.SplitSeedKey,
            DataOptions.MemoryKey);
        return Table(CsvTable.Load(spec.Path, options.Columns, options.Label), spec, known);
    }

    private static DataSplits Table(CsvTable table, FileSpec spec, DataScaling? known)
    {
        Shape shape = new(1, 1, table.Names.Length);
        (byte[]? labels, string[]? classes) = Labels(table, spec);
        DataSplits splits = Splitting.Of(
            new VectorSet(shape, table.Values, 0, labels, classes), null, null, Path.GetFileName(spec.Path), spec.Options);
        DataScaling scaling = Scaling(known, spec, table, ((VectorSet)splits.Train).Values);
        VectorSet Scaled(ExampleSet set) =>
            new(shape, Apply(scaling, ((VectorSet)set).Values), 0, set.Labels, set.ClassNames);
        return new DataSplits(Scaled(splits.Train), Scaled(splits.Test), splits.Name)
        {
            Validation = splits.Validation is null ? null : Scaled(splits.Validation),
            Scaling = scaling,
        };
    }

    private static DataSplits Series(CsvTable table, FileSpec spec, int window, DataScaling? known)
    {
        DataOptions options = spec.Options;
        float[] values = table.Values;
        int columns = table.Names.Length;
        int rows = values.Length / columns;
        int test = options.Test?.Of(rows) ?? Math.Max(1, rows / SplitSize.DefaultFraction);
        int validation = options.Validation?.Of(rows - test) ?? 0;
        int train = rows - test - validation;
        foreach ((string part, int length) in new[] { ("training", train), ("validation", validation), ("test", test) })
        {
            if (length < window && (length > 0 || part != "validation"))
            {
                throw new VaeException(
                    $"'{spec.Path}' has {rows:N0} rows, of which its {part} part takes {Math.Max(0, length):N0}: too few for a window of "
                        + $"{window:N0}; "
                    + $"use a smaller {DataOptions.WindowKey}=, or other sizes in {DataOptions.TestKey}= and {DataOptions.ValidationKey}=");
            }
        }

        DataScaling scaling = Scaling(known, spec, table, values.AsSpan(0, train * columns));
        VectorSet Part(int first, int length)
        {
            // Rows behind the last whole stride belong to no window.
            int used = ((length - window) / options.Stride * options.Stride) + window;
            float[] part = values[(first * columns)..((first + used) * columns)];
            return new VectorSet(new Shape(window, 1, columns), Apply(scaling, part), options.Stride * columns);
        }

        return new DataSplits(Part(0, train), Part(train + validation, test), Path.GetFileName(spec.Path))
        {
            Validation = validation == 0 ? null : Part(train, validation),
            Scaling = scaling,
        };
    }

    private static DataScaling Scaling(DataScaling? known, FileSpec spec, CsvTable table, ReadOnlySpan<float> rows) =>
        known is not null && known.Columns.SequenceEqual(table.Names) ? known : DataScaling.Fit(spec.Options.Scale, table.Names, rows);

    private static float[] Apply(DataScaling scaling, float[] values)
    {
        float[] scaled = [.. values];
        scaling.Apply(scaled);
        return scaled;
    }

    private static (byte[]? Labels, string[]? Classes) Labels(CsvTable table, FileSpec spec)
    {
        if (table.Labels.Count == 0)
        {
            return (null, null);
        }

        string[] classes = [.. table.Labels.Distinct().Order(StringComparer.Ordinal)];
        return classes.Length <= ExampleSet.MaxClasses
            ? ([.. table.Labels.Select(label => (byte)Array.BinarySearch(classes, label, StringComparer.Ordinal))], classes)
            : throw new VaeException(
                $"{DataOptions.LabelKey}={spec.Options.Label}: that column of '{spec.Path}' has {classes.Length:N0} different values, "
                + $"but {ExampleSet.MaxClasses} classes is the most; choose another column");
    }
}
