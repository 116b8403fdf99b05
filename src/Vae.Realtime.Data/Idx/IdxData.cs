namespace Vae.Realtime.Data.Idx;

using System.Globalization;
using Vae.Realtime.Data.Images;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;

/// <summary>Loads image data sets from IDX files.</summary>
/// <remarks>
/// <para>A folder holds MNIST's names: <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c> and the same beginning with
/// <c>t10k</c> or <c>test</c>, or spelled with a dot (<c>train-images.idx3-ubyte</c>), with or without <c>.gz</c>, with or without the name
/// of a data set before them; the plain file wins where both exist. Labels may be absent, since a VAE does not need them; where present their
/// number must fit.</para>
/// <para>A single IDX file is split by position: its last seventh (rounded down; of 70,000 images 10,000) is the test split. With fewer
/// than seven images there is nothing to set aside and both splits are the whole file.</para>
/// <para>Images are (N, H, W), or (N, H, W, C) with one or three channels, of elements of any type.</para>
/// </remarks>
internal static class IdxData
{
    private const int NamesListed = 8;
    private const int MaxNamesBytes = 1 << 20;

    private static readonly string[] TrainNames = ["train-images-idx3-ubyte", "train-images.idx3-ubyte"];
    private static readonly string[] TestNames = ["t10k-images-idx3-ubyte", "t10k-images.idx3-ubyte"];

    private static readonly string[] OptionKeys =
    [
        DataOptions.ClassesKey, DataOptions.ValidationKey, DataOptions.TestKey, DataOptions.SplitSeedKey,
        DataOptions.SizeKey, DataOptions.ChannelsKey, DataOptions.BinariseKey, DataOptions.SetKey, DataOptions.MemoryKey,
    ];

    /// <summary>Whether a folder holds a file of one of MNIST's names.</summary>
    public static bool IsIn(string folder) => IdxNames.In(folder).Count > 0;

    /// <exception cref="VaeException">Nothing usable is at the path; the message says what was looked for and what is there.</exception>
    public static DataSplits Load(FileSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        InputFile.CheckPath(spec.Path);
        spec.Options.Allow($"'{spec.Path}'", OptionKeys);
        if (Directory.Exists(spec.Path))
        {
            return LoadFolder(spec.Path, spec.Options);
        }

        if (!File.Exists(spec.Path))
        {
            string hint = NearestName.Hint(spec.Path, [.. StreamKind.All.Select(kind => kind.Name)]);
            throw new VaeException($"'{spec.Path}' does not exist; give {DataSpec.Kinds}{hint}");
        }

        return LoadFile(spec.Path, spec.Options);
    }

    private static DataSplits LoadFile(string path, DataOptions options)
    {
        IdxNames names = IdxNames.OfFile(path);
        List<string> notes = [];
        (ImageSet all, _) = Read(names, notes);
        if (names.TrainLabels is { } labels)
        {
            notes.Add($"the labels are those of '{labels}'");
        }

        all = Fitted(all, options, 0);
        string name = Path.GetFileName(path);
        int test = all.Count / SplitSize.DefaultFraction;
        DataSplits splits = test == 0 || options.Test is not null
            ? Splitting.Of(all, null, null, name, options)
            : Splitting.Of(all.Slice(0, all.Count - test), null, all.Slice(all.Count - test, test), name, options);
        return splits with { Notes = notes };
    }

    private static DataSplits LoadFolder(string folder, DataOptions options)
    {
        List<string> notes = [];
        IdxNames names = Chosen(folder, options.Set, notes);
        if (names.TrainImages is null || names.TestImages is null)
        {
            throw NothingThere(folder, names.TrainImages is null ? TrainNames : TestNames);
        }

        (ImageSet train, ImageSet? test) = Read(names, notes);
        (train, test) = (Fitted(train, options, 0), Fitted(test!, options, 1));
        if (train.Shape != test.Shape)
        {
            throw new VaeException(
                $"the training images in '{folder}' are {train.Shape} but the test images are {test.Shape}; both must have one size");
        }

        return Splitting.Of(train, null, test, new DirectoryInfo(folder).Name, options) with { Notes = notes };
    }

    private static IdxNames Chosen(string folder, string? wanted, List<string> notes)
    {
        IReadOnlyList<IdxNames> sets = IdxNames.In(folder);
        string all = string.Join(", ", sets.Select(set => set.Name).Where(name => name.Length > 0).Take(NamesListed));
        if (wanted is not null)
        {
            return sets.FirstOrDefault(set => set.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                ?? sets.FirstOrDefault(set => set.Name.EndsWith($"-{wanted}", StringComparison.OrdinalIgnoreCase))
                ?? throw new VaeException($"'{folder}' has no data set {DataOptions.SetKey}={wanted}; it has {(all.Length == 0 ? "but one" : all)}");
        }

        if (sets.Count > 1 && sets[0].Name.Length == 0)
        {
            notes.Add($"read the files that begin with 'train' and 't10k'; there are also {all}, which {DataOptions.SetKey}= chooses");
        }
        else if (sets.Count > 1)
        {
            throw new VaeException($"'{folder}' holds {sets.Count} data sets: {all}; choose one with {DataOptions.SetKey}=");
        }

        return sets.Count > 0 ? sets[0] : throw NothingThere(folder, TrainNames);
    }

    // All files of a data set are read in the same way.
    private static (ImageSet Train, ImageSet? Test) Read(IdxNames names, List<string> notes)
    {
        (IdxTensor Images, IdxTensor? Labels)[] splits = names.TestImages is { } test
            ? [Load(names.TrainImages!, names.TrainLabels, names.HasWideLabels), Load(test, names.TestLabels, names.HasWideLabels)]
            : [Load(names.TrainImages!, names.TrainLabels, names.HasWideLabels)];
        IdxPixels pixels = IdxPixels.Of([.. splits.Select(split => split.Images)]);
        IdxTensor[] labelled = [.. splits.Select(split => split.Labels).OfType<IdxTensor>()];
        Dictionary<int, string> classNames = labelled.Length == 0 ? [] : ClassNames(names, notes);
        IdxLabels classes = IdxLabels.Of(classNames, labelled);
        if (names.IsTransposed)
        {
            notes.Add("EMNIST's files hold pictures with rows and columns exchanged; they were turned upright");
        }

        notes.AddRange(new[] { pixels.Note, Columns(labelled) }.OfType<string>());
        ImageSet[] sets = [.. splits.Select(split => Set(split.Images, split.Labels, pixels, classes, names.IsTransposed))];

        // A class that occurs in one split only is a class of both.
        IReadOnlyList<string>? all = classes.Names ?? sets.Select(set => set.ClassNames).MaxBy(known => known?.Count);
        sets = [.. sets.Select(set => new ImageSet(set.Shape, set.Pixels, set.Labels, all))];
        return (sets[0], sets.ElementAtOrDefault(1));
    }

    private static ImageSet Set(IdxTensor images, IdxTensor? labels, IdxPixels pixels, IdxLabels classes, bool transposed)
    {
        int[] sizes = images.Shape;
        Shape shape = new(sizes[1], sizes[2], sizes.Length == 4 ? sizes[3] : 1);
        byte[] values = pixels.Apply(images);
        (shape, values) = transposed ? (new Shape(shape.Width, shape.Height, shape.Channels), Transposed(shape, values)) : (shape, values);
        return new ImageSet(shape, values, labels is null ? null : classes.Apply(labels), classes.Names);
    }

    private static byte[] Transposed(Shape shape, byte[] pixels)
    {
        byte[] turned = new byte[pixels.Length];
        for (int at = 0; at < pixels.Length; at++)
        {
            (int image, int within) = Math.DivRem(at, shape.Length);
            (int place, int channel) = Math.DivRem(within, shape.Channels);
            (int y, int x) = Math.DivRem(place, shape.Width);
            turned[(image * shape.Length) + (((x * shape.Height) + y) * shape.Channels) + channel] = pixels[at];
        }

        return turned;
    }

    private static ImageSet Fitted(ImageSet images, DataOptions options, int file) =>
        Binarisation.Apply(PictureFit.Apply(images, options), options, file);

    private static (IdxTensor Images, IdxTensor? Labels) Load(string imagesPath, string? labelsPath, bool wide)
    {
        IdxTensor images = IdxFile.Load(imagesPath);
        CheckImages(images);
        if (labelsPath is null)
        {
            return (images, null);
        }

        IdxTensor labels = IdxFile.Load(labelsPath);
        bool isOneEach = labels.Shape is [_] or [_, 1] || (wide && labels.Shape is [_, > 0]);
        if (!isOneEach || labels.Shape[0] != images.Shape[0])
        {
            throw new VaeException(
                $"'{labelsPath}' holds {labels.Sizes} labels but '{imagesPath}' has {images.Shape[0]:N0} images; they do not belong together");
        }

        return (images, labels);
    }

    private static void CheckImages(IdxTensor images)
    {
        if (images.Shape.Length is not (3 or 4))
        {
            throw new VaeException(
                $"'{images.Path}' holds no images: it is {images.Sizes}, and images are count x height x width, or that x channels");
        }

        if (images.Count == 0)
        {
            throw new VaeException($"'{images.Path}' holds no images: it is {images.Sizes}; give a file that is not empty");
        }

        if (images.Shape is [_, _, _, not (1 or 3)])
        {
            throw new VaeException(
                $"'{images.Path}' has images of {images.Shape[3]} channels ({images.Sizes}); the last size must be 1 (grey) or 3 (colour)");
        }
    }

    private static string? Columns(IdxTensor[] labels) => labels.FirstOrDefault(file => file.Shape is [_, > 1]) is { } wide
        ? $"'{wide.Path}' has {wide.Shape[1]} columns, of which the first is the label"
        : null;

    // EMNIST has a line for each label: the label, and the numbers of the letters that it stands for.
    private static Dictionary<int, string> ClassNames(IdxNames names, List<string> notes)
    {
        Dictionary<int, string> found = [];
        string path = Path.Combine(Path.GetDirectoryName(names.TrainImages!)!, $"{names.Name}-mapping.txt");
        if (names.Name.Length == 0 || !File.Exists(path))
        {
            return found;
        }

        string text = System.Text.Encoding.ASCII.GetString(InputFile.ReadAll(path, MaxNamesBytes, "a list of classes"));
        foreach (string line in text.Split('\n'))
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length > 1 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int label)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int letter) && letter is > ' ' and < 127)
            {
                found[label] = $"{(char)letter}";
            }
        }

        notes.Add($"the classes have the names that '{path}' gives them");
        return found.Values.Distinct().Count() == found.Count ? found : [];
    }

    private static VaeException NothingThere(string folder, string[] wanted)
    {
        string[] names;
        try
        {
            names = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            return FileErrors.Reading(folder, error);
        }

        string found = names.Length == 0 ? "the folder is empty" : $"there is {string.Join(", ", names.Take(NamesListed))}";
        string more = names.Length > NamesListed ? $" and {names.Length - NamesListed:N0} more" : "";
        return new VaeException($"'{folder}' holds none of {string.Join(", ", wanted)}, nor any image that could be read; {found}{more}");
    }
}
