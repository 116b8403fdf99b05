namespace Vae.Realtime.Data.Images;

using Vae.Realtime.Files;

/// <summary>Which image files a folder holds, and what its sub-folders say of them.</summary>
/// <remarks>
/// The sub-folders <c>train</c>, <c>test</c> and <c>validation</c> (or <c>val</c>) are splits where there is a <c>train</c>. In a split, or in
/// the folder itself, every sub-folder is a class with all images below it; images that lie in no sub-folder have no class. Classes and
/// files are ordered by name, byte by byte. Names that begin with a dot are skipped silently, other files that are not pictures with a
/// line.
/// </remarks>
internal sealed class ImageFolder
{
    private const int EndingsListed = 5;

    private ImageFolder(
        string[] classNames, List<(string, string)> train, List<(string, string)> validation, List<(string, string)> test, List<string> others)
    {
        (ClassNames, PassedOver) = (classNames, Told(others));
        (Train, Validation, Test) = (Numbered(train), Numbered(validation), Numbered(test));
    }

    /// <summary>Names of the classes of all splits; empty where the images lie in no class folders.</summary>
    public string[] ClassNames { get; }

    /// <summary>Files with the number of their class.</summary>
    public (string Path, byte Class)[] Train { get; }

    /// <summary>The images of a folder; none where there is no such folder.</summary>
    public (string Path, byte Class)[] Validation { get; }

    /// <inheritdoc cref="Validation"/>
    public (string Path, byte Class)[] Test { get; }

    /// <summary>Says which files are not pictures; null where all are.</summary>
    public string? PassedOver { get; }

    /// <summary>Looks through a folder; null where it holds no image.</summary>
    /// <exception cref="VaeException">It cannot be read, or its sub-folders contradict each other.</exception>
    public static ImageFolder? Find(string folder)
    {
        try
        {
            List<string> others = [];
            string? train = Split(folder, "train");
            List<(string Path, string Class)>[] splits = train is null
                ? [Files(folder, others), [], []]
                : [Files(train, others), Files(Split(folder, "validation") ?? Split(folder, "val"), others), Files(Split(folder, "test"), others)];
            string[] names = [.. splits.SelectMany(split => split).Select(file => file.Class).Distinct().Order(StringComparer.Ordinal)];
            if (splits[0].Count == 0)
            {
                return splits.All(split => split.Count == 0)
                    ? null
                    : throw new VaeException($"'{train}' holds no image ({PictureFormats.Names}); put the training images there");
            }

            if (names.Length > 1 && names[0].Length == 0)
            {
                string stray = splits.SelectMany(split => split).First(file => file.Class.Length == 0).Path;
                throw new VaeException($"'{stray}' lies beside folders of classes; move it into one of them");
            }

            return names.Length <= ExampleSet.MaxClasses
                ? new ImageFolder(names is [""] ? [] : names, splits[0], splits[1], splits[2], others)
                : throw new VaeException(
                    $"'{folder}' has {names.Length:N0} sub-folders with images, each a class, but {ExampleSet.MaxClasses} is the most; "
                    + "put the images into one folder");
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(folder, error);
        }
    }

    private static string? Split(string folder, string name) =>
        Path.Combine(folder, name) is string path && Directory.Exists(path) ? path : null;

    private static List<(string Path, string Class)> Files(string? split, List<string> others)
    {
        List<(string, string)> files = [];
        if (split is null)
        {
            return files;
        }

        files.AddRange(Images(split, SearchOption.TopDirectoryOnly, others).Select(path => (path, "")));
        foreach (string folder in Directory.EnumerateDirectories(split).Where(IsShown).Order(StringComparer.Ordinal))
        {
            files.AddRange(Images(folder, SearchOption.AllDirectories, others).Select(path => (path, Path.GetFileName(folder))));
        }

        return files;
    }

    private static List<string> Images(string folder, SearchOption depth, List<string> others)
    {
        List<string> images = [];
        foreach (string path in Directory.EnumerateFiles(folder, "*", depth).Where(IsShown).Order(StringComparer.Ordinal))
        {
            (PictureFormats.IsPicture(path) ? images : others).Add(path);
        }

        return images;
    }

    private static string? Told(List<string> others)
    {
        string[] endings = [.. others.Select(path => Path.GetExtension(path) is { Length: > 1 } ending ? ending : Path.GetFileName(path)).Distinct()];
        string list = string.Join(", ", endings.Order(StringComparer.Ordinal).Take(EndingsListed)) + (endings.Length > EndingsListed ? ", …" : "");
        return others.Count switch
        {
            0 => null,
            1 => $"skipped 1 file that is not a picture of a kind that is read ({list})",
            _ => $"skipped {others.Count:N0} files that are not pictures of a kind that is read ({list})",
        };
    }

    private static bool IsShown(string path) => !Path.GetFileName(path).StartsWith('.');

    private (string Path, byte Class)[] Numbered(List<(string Path, string Class)> files) =>
        [.. files.Select(file => (file.Path, (byte)Math.Max(0, Array.BinarySearch(ClassNames, file.Class, StringComparer.Ordinal))))];
}
