namespace Vae.Realtime.Data.Arrays;

using Vae.Realtime.Data.Images;
using Vae.Realtime.Data.Tables;
using Vae.Realtime.Formats;

/// <summary>
/// Loads NumPy's files. An array of one or two dimensions is a table; one of three or four holds pictures or, where its numbers are no pixels,
/// windows of a series.
/// </summary>
internal static class ArrayData
{
    private static readonly string[] SplitKeys =
    [
        DataOptions.ArrayKey, DataOptions.LabelKey, DataOptions.ClassesKey, DataOptions.ValidationKey, DataOptions.TestKey, DataOptions.SplitSeedKey,
        DataOptions.MemoryKey,
    ];

    /// <exception cref="VaeException">The file cannot be used, or an option makes no sense here.</exception>
    public static DataSplits Load(FileSpec spec, LoadOptions load) => ArrayFile.Open(spec.Path, (names, read) =>
    {
        ArrayRoles roles = ArrayRoles.Of(names, spec.Options, spec.Path);
        List<string> notes = [];
        if (roles.PassedOver.Count > 0)
        {
            notes.Add($"reading '{roles.Train.Examples}'; passed over the array{(roles.PassedOver.Count > 1 ? "s" : "")} "
                + $"{ColumnNames.Quoted(roles.PassedOver)}");
        }

        NumpyArray train = Examples(read, roles.Train.Examples, load);
        if (train.Shape.Length is 1 or 2 && spec.Options.Image is null)
        {
            return Table(spec, roles, train, read, notes, load);
        }

        if (train.Shape.Length == 3 && (spec.Options.Window == train.Shape[1] || (spec.Options.Image is null && !ArrayPictures.MayBePictures(train))))
        {
            return Windows(spec, roles, train, notes, load.Scaling);
        }

        return Pictures(spec, roles, train, read, notes, load);
    });

    private static NumpyArray Examples(Func<string, NumpyArray> read, string name, LoadOptions load)
    {
        load.Cancellation.ThrowIfCancellationRequested();
        NumpyArray array = read(name);
        return array.Header.IsText
            ? throw new VaeException($"{array.Name} holds texts and no numbers; name another array with {DataOptions.ArrayKey}=")
            : array.Shape.Length is 0 or > 4 || array.Header.Count == 0
                ? throw new VaeException(
                    $"{array.Name} has the shape {array.Header}; give (examples, values), (examples, height, width), that with channels, or "
                        + "another array with "
                    + $"{DataOptions.ArrayKey}=")
                : array;
    }

    private static DataSplits Table(
        FileSpec spec, ArrayRoles roles, NumpyArray train, Func<string, NumpyArray> read, List<string> notes, LoadOptions load)
    {
        int columns = train.Shape.Length == 1 ? 1 : train.Shape[1];
        float[] values = train.ToFloats();
        string[]? labels = Labels(read, roles.Train, train.Shape[0]);
        int testRows = 0;
        if (roles.Test is { } pair && spec.Options.Window is null)
        {
            NumpyArray test = Examples(read, pair.Examples, load);
            CheckSame(train.Shape, test);
            testRows = test.Shape[0];
            labels = labels is null ? null : Labels(read, pair, testRows) is { } more ? [.. labels, .. more] : null;
            values = [.. values, .. test.ToFloats()];
        }

        DataOptions options = spec.Options.Window is null && labels is not null ? spec.Options with { Label = ArrayTable.LabelName } : spec.Options;
        ArrayTable table = new(spec.Path, values, columns, labels, testRows, notes);
        return TableData.Load(spec with { Options = options }, () => table, [DataOptions.ArrayKey], load.Scaling);
    }

    private static DataSplits Windows(FileSpec spec, ArrayRoles roles, NumpyArray train, List<string> notes, DataScaling? known)
    {
        spec.Options.Allow(
            $"'{spec.Path}' as windows",
            [DataOptions.WindowKey, DataOptions.ScaleKey, .. SplitKeys.Except([DataOptions.LabelKey, DataOptions.ClassesKey])]);
        (int window, int columns) = (train.Shape[1], train.Shape[2]);
        float[] values = train.ToFloats();
        int wrong = Array.FindIndex(values, value => !float.IsFinite(value));
        if (wrong >= 0)
        {
            throw new VaeException($"{train.Name} example {wrong / (window * columns)} (counted from 0) "
                + "has a value that is not a finite number; mend it");
        }

        notes.Add($"{train.Name} is read as {train.Shape[0]:N0} windows of {window:N0} steps of {columns:N0} values, {train.Header}");
        if (ArrayWindows.StepOf(values, window, columns) is int step and > 0)
        {
            notes.Add(
                $"each window begins {step:N0} {(step == 1 ? "step" : "steps")} behind the one before, so that those held back share steps with "
                + $"those learned from; save the series itself, as (steps, values), and read it with {DataOptions.WindowKey}={window}");
        }

        if (roles.Test is not null || roles.Validation is not null)
        {
            notes.Add("only the training array is used, and the splits are taken from it");
        }

        DataSplits splits = Splitting.Of(
            new VectorSet(new Shape(window, 1, columns), values), null, null, Path.GetFileName(spec.Path), spec.Options);
        string[] names = [.. Enumerable.Range(1, columns).Select(column => $"{column}")];
        DataScaling scaling = DataScaling.Of(known, spec.Options.Scale, names, ((VectorSet)splits.Train).Values, [values], train.Name);
        foreach (VectorSet set in new[] { splits.Train, splits.Test, splits.Validation }.OfType<VectorSet>().Distinct())
        {
            scaling.Apply(set.Values);
        }

        return splits with { Scaling = scaling, Notes = notes };
    }

    private static DataSplits Pictures(
        FileSpec spec, ArrayRoles roles, NumpyArray train, Func<string, NumpyArray> read, List<string> notes, LoadOptions load)
    {
        DataOptions options = spec.Options;
        options.Allow(
            $"'{spec.Path}' as pictures",
            [DataOptions.ImageKey, DataOptions.SizeKey, DataOptions.ChannelsKey, DataOptions.BinariseKey, .. SplitKeys]);
        int file = 0;
        ImageSet Split(NumpyArray array, ArrayPair pair)
        {
            ImageSet images = Formed(array, options, notes);
            (byte[]? labels, string[]? classes) = LabelTexts.Classes(Labels(read, pair, images.Count), pair.Labels ?? "", spec.Path);
            images = new ImageSet(images.Shape, images.Pixels, labels, classes);
            return Binarisation.Apply(PictureFit.Apply(images, options), options, file++);
        }

        ImageSet learned = Split(train, roles.Train);
        ImageSet? test = roles.Test is { } one ? Split(Examples(read, one.Examples, load), one) : null;
        ImageSet? validation = roles.Validation is { } other ? Split(Examples(read, other.Examples, load), other) : null;
        foreach (ImageSet split in new[] { test, validation }.OfType<ImageSet>())
        {
            if (split.Shape != learned.Shape)
            {
                throw new VaeException($"'{spec.Path}' has pictures of {learned.Shape} to learn from and of {split.Shape} in another split; make "
                    + "them one size");
            }
        }

        string[]? names = LabelTexts.Merged([.. new[] { learned, test, validation }.OfType<ImageSet>().Select(set => set.ClassNames)]);
        DataSplits splits = Splitting.Of(
            LabelTexts.Named(learned, names),
            validation is null ? null : LabelTexts.Named(validation, names),
            test is null ? null : LabelTexts.Named(test, names),
            Path.GetFileName(spec.Path),
            options);
        return splits with { Notes = [.. notes.Distinct()] };
    }

    private static ImageSet Formed(NumpyArray array, DataOptions options, List<string> notes)
    {
        if (options.Image is ImageForm form)
        {
            int values = (int)(array.Header.Count / array.Shape[0]);
            if (values != form.Length)
            {
                throw new VaeException(
                    $"{DataOptions.ImageKey}={form.Height}x{form.Width}x{form.Channels} has {form.Length:N0} values but {array.Name} "
                        + $"has {values:N0} "
                    + $"for each picture, {array.Header}; choose another size");
            }

            int[] shape = form.Planes
                ? [array.Shape[0], form.Channels, form.Height, form.Width]
                : [array.Shape[0], form.Height, form.Width, form.Channels];
            return ArrayPictures.LayoutOf(array.Shape) == ArrayLayout.PicturesLast
                ? ArrayPictures.Read(array, notes)
                : ArrayPictures.Read(array.Reshaped(shape), notes);
        }

        return ArrayPictures.LayoutOf(array.Shape) != ArrayLayout.None
            ? ArrayPictures.Read(array, notes)
            : throw new VaeException(
                $"{array.Name} has the shape {array.Header}: pictures have 1 or 3 channels, last or before height and width; save it with those, "
                    + "as x[..., :3]");
    }

    private static void CheckSame(int[] shape, NumpyArray other)
    {
        if (!shape.AsSpan(1).SequenceEqual(other.Shape.AsSpan(1)))
        {
            throw new VaeException($"{other.Name} has the shape {other.Header}, but the examples to learn from have another; make them one");
        }
    }

    // (N) or (N, 1) of numbers or texts, or (N, classes) with a 1 for each example's class.
    private static string[]? Labels(Func<string, NumpyArray> read, ArrayPair pair, int count)
    {
        if (pair.Labels is null)
        {
            return null;
        }

        NumpyArray array = read(pair.Labels);
        bool single = array.Header.Count == count;
        if (array.Shape.Length is 0 or > 2 || array.Shape[0] != count || !(single || !array.Header.IsText))
        {
            throw new VaeException($"{array.Name} has the shape {array.Header}, but there are {count:N0} examples; give a label for each");
        }

        if (single)
        {
            return array.ToTexts();
        }

        float[] values = array.ToFloats();
        int classes = array.Shape[1];
        return [.. Enumerable.Range(0, count).Select(row => $"{Hot(values.AsSpan(row * classes, classes), array)}")];
    }

    private static int Hot(ReadOnlySpan<float> row, NumpyArray array)
    {
        int hot = row.IndexOf(1);
        return hot >= 0 && row.IndexOfAnyExcept(0, 1) < 0 && row[(hot + 1)..].IndexOf(1) < 0
            ? hot
            : throw new VaeException($"{array.Name} has several labels for an example, {array.Header}; give one for each, or leave the array out "
            + $"with {DataOptions.ArrayKey}=");
    }
}
