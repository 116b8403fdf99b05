namespace Vae.Realtime.Data.Tables;

using Vae.Realtime.Data.Images;
using Vae.Realtime.Formats;

/// <summary>
/// Loads tables: rows as examples, rows of pixels as pictures, or windows of consecutive rows of a series.
/// </summary>
/// <remarks>
/// A table's splits are keyed choices of its rows. A series is split by time: its last part is the test split, the part before it the
/// validation split, and no window reaches across a border. Scaling and means are of the training part. Tables of one folder are one, but
/// series of their own where windows are cut out of them and no time says how their rows go together.
/// </remarks>
internal static class TableData
{
    private static readonly string[] FormKeys =
    [
        DataOptions.ColumnsKey, DataOptions.MissingKey, DataOptions.TimeKey, DataOptions.ValidationKey, DataOptions.TestKey, DataOptions.MemoryKey,
    ];

    private static readonly string[] PictureKeys = [DataOptions.SizeKey, DataOptions.ChannelsKey, DataOptions.BinariseKey];

    private static readonly string[] RowKeys = [DataOptions.LabelKey, DataOptions.ClassesKey, DataOptions.SplitSeedKey];

    /// <summary>Options of tables whose form has to be found out.</summary>
    public static IReadOnlyList<string> TextKeys { get; } =
    [
        DataOptions.SeparatorKey, DataOptions.DecimalKey, DataOptions.ThousandsKey, DataOptions.HeaderKey, DataOptions.MissingWordsKey,
        DataOptions.DatesKey,
    ];

    /// <summary>Loads a table.</summary>
    /// <param name="spec">The file.</param>
    /// <param name="open">Opens it.</param>
    /// <param name="formatKeys">Options that its format has besides those of every table.</param>
    /// <param name="known">Scaling to use if it is of the same columns; else it is fitted.</param>
    /// <exception cref="VaeException">The file cannot be used, or an option makes no sense here.</exception>
    public static DataSplits Load(FileSpec spec, Func<TableSource> open, IReadOnlyList<string> formatKeys, DataScaling? known)
    {
        DataOptions options = spec.Options;
        if (options.Window is not null)
        {
            options.Allow(
                $"'{spec.Path}' as a series (window=)",
                [DataOptions.WindowKey, DataOptions.StrideKey, DataOptions.ScaleKey, .. FormKeys, .. formatKeys]);
        }
        else if (options.Image is not null)
        {
            options.Allow(
                $"'{spec.Path}' as pictures (image=)",
                [DataOptions.ImageKey, .. PictureKeys, .. RowKeys, .. FormKeys, .. formatKeys]);
        }
        else
        {
            options.Allow(
                $"'{spec.Path}' as a table (without window=)",
                [DataOptions.ImageKey, DataOptions.ScaleKey, .. RowKeys, .. FormKeys, .. formatKeys]);
        }

        TableSource source = open();
        IReadOnlyList<TableSource> parts = options is { Window: not null, Time: null or DataOptions.NoTime } ? source.Parts : [source];
        ColumnChoice choice = ColumnChoice.Of(parts[0], options);
        List<string> notes = [.. source.Notes, .. choice.Notes];
        if (options.Image is ImageForm image)
        {
            CheckPixels(image, choice.Columns.Length, spec.Path);
            choice = choice with { Columns = PixelTable.InOrder(source.Names, choice.Columns, notes) };
        }

        (List<TableRows> rows, List<(string Path, IReadOnlyList<string> Notes)> told) = ([], []);
        foreach (TableSource part in parts)
        {
            List<string> own = [];
            rows.Add(TableRows.Read(part, choice, options, own));
            told.Add((part.Path, own));
        }

        notes.AddRange(FileNotes.Merged(told));
        DataSplits splits = options.Image is ImageForm form ? Pictures(rows[0], form, spec, notes)
            : options.Window is int window ? SeriesSplits.Of(rows, spec, window, known, notes)
            : Table(rows[0], spec, known, notes);
        return splits with { Notes = [.. notes.Select(note => $"'{spec.Path}': {PrintableText.Of(note)}")] };
    }

    private static void CheckPixels(ImageForm image, int columns, string path)
    {
        if (columns != image.Length)
        {
            string suggested = PixelTable.Suggest(columns) ?? PixelTable.Suggest(columns - 1) ?? $"{DataOptions.ColumnsKey}=";
            throw new VaeException(
                $"{DataOptions.ImageKey}={image.Height}x{image.Width}x{image.Channels} needs {image.Length:N0} columns of pixels but '{path}' has "
                    + $"{columns:N0} of numbers; "
                + $"name the column of classes with {DataOptions.LabelKey}=, or choose {suggested}");
        }
    }

    private static DataSplits Pictures(TableRows rows, ImageForm form, FileSpec spec, List<string> notes)
    {
        if (spec.Options.Missing == MissingPolicy.Mean)
        {
            throw new VaeException($"{DataOptions.MissingKey}=mean makes no sense for pictures ('{spec.Path}'); use {DataOptions.MissingKey}=drop");
        }

        byte[] pixels = PixelTable.Pixels(form, rows.Values, $"'{spec.Path}'", notes);
        (byte[]? labels, string[]? classes) = LabelTexts.Classes(rows.Labels, spec.Options.Label ?? "", spec.Path);
        ImageSet images = new(new Shape(form.Height, form.Width, form.Channels), pixels, labels, classes);
        images = Binarisation.Apply(PictureFit.Apply(images, spec.Options), spec.Options, 0);
        return Splitting.Of(images, null, null, Path.GetFileName(spec.Path), spec.Options);
    }

    private static DataSplits Table(TableRows rows, FileSpec spec, DataScaling? known, List<string> notes)
    {
        Shape shape = new(1, 1, rows.Names.Length);
        (byte[]? labels, string[]? classes) = LabelTexts.Classes(rows.Labels, spec.Options.Label ?? "", spec.Path);
        VectorSet all = new(shape, rows.Values, 0, labels, classes);
        (VectorSet learned, VectorSet? test) = rows.TestRows == 0 ? (all, null) : Parted(all, rows.TestRows);
        DataSplits splits = Splitting.Of(learned, null, test, Path.GetFileName(spec.Path), spec.Options);
        ExampleSet[] sets = [splits.Train, .. new[] { splits.Validation, splits.Test }.OfType<ExampleSet>().Where(set => set != splits.Train)];
        FillIn(rows.Names, ((VectorSet)splits.Train).Values, [.. sets.Select(set => ((VectorSet)set).Values)], spec.Options, notes);
        DataScaling scaling = Scaling(known, spec.Options, rows.Names, [rows.Values], ((VectorSet)splits.Train).Values, $"'{spec.Path}'", notes);
        VectorSet Scaled(ExampleSet set) =>
            new(shape, Apply(scaling, ((VectorSet)set).Values), 0, set.Labels, set.ClassNames);
        return new DataSplits(Scaled(splits.Train), Scaled(splits.Test), splits.Name)
        {
            Validation = splits.Validation is null ? null : Scaled(splits.Validation),
            Scaling = scaling,
        };
    }

    // The last rows are a split of their own.
    private static (VectorSet Train, VectorSet Test) Parted(VectorSet all, int test)
    {
        int[] places = [.. Enumerable.Range(0, all.Count)];
        return (all.Take(places.AsSpan(0, all.Count - test)), all.Take(places.AsSpan(all.Count - test)));
    }

    /// <summary>Fills in what is missing by the mean over the training split, where that is asked for.</summary>
    internal static void FillIn(string[] names, ReadOnlySpan<float> train, float[][] splits, DataOptions options, List<string> notes)
    {
        if (options.Missing != MissingPolicy.Mean)
        {
            return;
        }

        float[] means = TableRows.Means(names, train);
        int filled = splits.Sum(split => TableRows.Fill(split, means));
        if (filled > 0)
        {
            notes.Add($"filled in {filled:N0} missing {(filled == 1 ? "value" : "values")} by the column's mean over the training split");
        }
    }

    /// <summary>The scaling that is known, if it is of these columns; else it is fitted, and columns that never change are told.</summary>
    /// <param name="known">What is known; null for nothing.</param>
    /// <param name="options">How to scale.</param>
    /// <param name="names">The columns.</param>
    /// <param name="all">(rows, columns), several times.</param>
    /// <param name="train">(rows, columns) of the training split.</param>
    /// <param name="source">Where they stand, for messages.</param>
    /// <param name="notes">Receives what a person should know.</param>
    /// <exception cref="VaeException">Logarithms are asked for, and a value has none.</exception>
    internal static DataScaling Scaling(
        DataScaling? known, DataOptions options, string[] names, float[][] all, ReadOnlySpan<float> train, string source, List<string> notes)
    {
        DataScaling scaling = DataScaling.Of(known, options.Scale, names, train, all, source);
        if (scaling == known)
        {
            return known;
        }

        string[] constant = [.. Enumerable.Range(0, names.Length).Where(column => IsConstant(all, column, names.Length))
            .Select(column => names[column])];
        if (constant.Length > 0 && all.Sum(values => (long)values.Length) > names.Length)
        {
            string scaled = scaling.Kind == ScalingKind.None ? "" : ", scaled to 0";
            notes.Add($"{(constant.Length == 1 ? "a column has" : $"{constant.Length:N0} columns have")} the same value in every row{scaled}: "
                + $"{ColumnNames.Quoted(constant)}");
        }

        return scaling;
    }

    private static bool IsConstant(float[][] all, int column, int columns)
    {
        foreach (float[] values in all)
        {
            for (int at = column; at < values.Length; at += columns)
            {
                if (values[at] != all[0][column])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static float[] Apply(DataScaling scaling, float[] values)
    {
        float[] scaled = [.. values];
        scaling.Apply(scaled);
        return scaled;
    }
}
