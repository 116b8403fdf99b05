namespace Vae.Realtime.Data;

using Vae.Realtime.Data.Images;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;

/// <summary>Loads image data sets from IDX files.</summary>
/// <remarks>
/// <para>A folder holds MNIST's names: <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c> and the same beginning with
/// <c>t10k</c>, or spelled with a dot (<c>train-images.idx3-ubyte</c>), with or without <c>.gz</c>; the plain file wins where both
/// exist. Labels may be absent, since a VAE does not need them; where present their number must fit.</para>
/// <para>A single IDX file is split by position: its last seventh (rounded down; of 70,000 images 10,000) is the test split. With fewer
/// than seven images there is nothing to set aside and both splits are the whole file.</para>
/// <para>Images are (N, H, W), or (N, H, W, C) with one or three channels.</para>
/// </remarks>
internal static class IdxData
{
    private const int NamesListed = 8;

    private static readonly string[] OptionKeys =
    [
        DataOptions.ClassesKey, DataOptions.ValidationKey, DataOptions.TestKey, DataOptions.SplitSeedKey,
        DataOptions.SizeKey, DataOptions.ChannelsKey, DataOptions.BinariseKey, DataOptions.MemoryKey,
    ];

    /// <summary>Whether a folder holds a file of one of MNIST's names.</summary>
    public static bool IsIn(string folder) => FirstExisting(folder, [.. ImageNames("train"), .. ImageNames("t10k")]) is not null;

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

        ImageSet all = Fitted(LoadImages(spec.Path), spec.Options, 0);
        string name = Path.GetFileName(spec.Path);
        int test = all.Count / SplitSize.DefaultFraction;
        return test == 0 || spec.Options.Test is not null
            ? Splitting.Of(all, null, null, name, spec.Options)
            : Splitting.Of(all.Slice(0, all.Count - test), null, all.Slice(all.Count - test, test), name, spec.Options);
    }

    private static DataSplits LoadFolder(string folder, DataOptions options)
    {
        ImageSet train = Fitted(LoadSplit(folder, "train"), options, 0);
        ImageSet test = Fitted(LoadSplit(folder, "t10k"), options, 1);

        // A class that occurs in one split only is a class of both.
        IReadOnlyList<string>? classes = train.ClassNames?.Count < test.ClassNames?.Count ? test.ClassNames : train.ClassNames;
        (train, test) = (Named(train, classes), Named(test, classes));
        return train.Shape == test.Shape
            ? Splitting.Of(train, null, test, new DirectoryInfo(folder).Name, options)
            : throw new VaeException(
                $"the training images in '{folder}' are {train.Shape} but the test images are {test.Shape}; both must have one size");
    }

    private static ImageSet Fitted(ImageSet images, DataOptions options, int file) =>
        Binarisation.Apply(PictureFit.Apply(images, options), options, file);

    private static ImageSet Named(ImageSet images, IReadOnlyList<string>? classes) => new(images.Shape, images.Pixels, images.Labels, classes);

    private static string[] ImageNames(string split) => Spellings($"{split}-images", "idx3-ubyte");

    private static ImageSet LoadSplit(string folder, string split)
    {
        string[] imageNames = ImageNames(split);
        string imagesPath = FirstExisting(folder, imageNames) ?? throw NothingThere(folder, imageNames);
        ImageSet images = LoadImages(imagesPath);
        string? labelsPath = FirstExisting(folder, Spellings($"{split}-labels", "idx1-ubyte"));
        if (labelsPath is null)
        {
            return images;
        }

        ByteTensor labels = IdxFile.Load(labelsPath);
        if (labels.Shape.Length != 1 || labels.Shape[0] != images.Count)
        {
            throw new VaeException(
                $"'{labelsPath}' holds {Describe(labels)} labels but '{imagesPath}' has {images.Count:N0} images; they do not belong together");
        }

        return new ImageSet(images.Shape, images.Pixels, labels.Data);
    }

    private static ImageSet LoadImages(string path)
    {
        ByteTensor tensor = IdxFile.Load(path);
        int[] shape = tensor.Shape;
        if (shape.Length is not (3 or 4))
        {
            throw new VaeException($"'{path}' holds no images: it is {Describe(tensor)}, and images are count x height x width, or that x channels");
        }

        int channels = shape.Length == 4 ? shape[3] : 1;
        if (tensor.Data.Length == 0)
        {
            throw new VaeException($"'{path}' holds no images: it is {Describe(tensor)}; give a file that is not empty");
        }

        return channels is 1 or 3
            ? new ImageSet(new Shape(shape[1], shape[2], channels), tensor.Data)
            : throw new VaeException(
                $"'{path}' has images of {channels} channels ({Describe(tensor)}); the last size must be 1 (grey) or 3 (colour)");
    }

    private static string[] Spellings(string stem, string kind) => [$"{stem}-{kind}", $"{stem}.{kind}", $"{stem}-{kind}.gz", $"{stem}.{kind}.gz"];

    private static string? FirstExisting(string folder, string[] names) =>
        names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

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

    private static string Describe(ByteTensor tensor) => string.Join('x', tensor.Shape);
}
