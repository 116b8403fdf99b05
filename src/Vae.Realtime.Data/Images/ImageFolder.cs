namespace Vae.Realtime.Data.Images;

/// <summary>Which image files a folder holds, and what its sub-folders say of them.</summary>
/// <remarks>
/// The sub-folders <c>train</c>, <c>test</c> and <c>validation</c> (or <c>val</c>) are splits where there is a <c>train</c>. In a split, or in
/// the folder itself, every sub-folder is a class with all images below it; images that lie in no sub-folder have no class. A folder that
/// holds but one folder, which again holds folders alone, stands for that one. Classes and files are ordered by name, byte by byte.
/// </remarks>
internal sealed class ImageFolder
{
    private const int NamesListed = 3;

    private ImageFolder(
        string[] classNames, List<(string, string)> train, List<(string, string)> validation, List<(string, string)> test, string[] notes)
    {
        (ClassNames, Notes) = (classNames, notes);
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

    /// <summary>What was passed over, and what was taken for what, a line each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>One picture instead of a folder.</summary>
    public static ImageFolder OfFile(string path) => new([], [(path, "")], [], [], []);

    /// <summary>Looks through a folder; null where it holds no image.</summary>
    /// <exception cref="VaeException">It cannot be read, holds too much, or its sub-folders contradict each other.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ImageFolder? Find(string folder, CancellationToken cancellation = default)
    {
        FolderWalk walk = new(folder, cancellation);
        List<string> notes = [];
        (string within, List<string> pictures, List<string> folders) = Inner(folder, walk);
        if (within != folder)
        {
            notes.Add($"the pictures are those of '{within}'");
        }

        FolderSplits splits = FolderSplits.Of(within, folders);
        List<(string Path, string Class)>[] files = splits.HasSplits
            ? [Files(splits.Train, walk, notes), Files(splits.Validation, walk, notes), Files(splits.Test, walk, notes)]
            : [Files(within, pictures, folders, walk, notes), [], []];
        string[] names = [.. files.SelectMany(split => split).Select(file => file.Class).Distinct().Order(StringComparer.Ordinal)];
        if (files[0].Count == 0)
        {
            return Array.TrueForAll(files, split => split.Count == 0)
                ? null
                : throw new VaeException($"'{splits.Train}' holds no image ({PictureFormats.Names}); put the training images there");
        }

        if (names.Length > 1 && names[0].Length == 0)
        {
            string stray = files.SelectMany(split => split).First(file => file.Class.Length == 0).Path;
            throw new VaeException($"'{stray}' lies beside folders of classes; move it into one of them");
        }

        if (names.Length > ExampleSet.MaxClasses)
        {
            throw new VaeException(
                $"'{folder}' has {names.Length:N0} sub-folders with images, each a class, but {ExampleSet.MaxClasses} is the most; "
                + "put the images into one folder");
        }

        notes.AddRange(new[] { splits.Note(), splits.HasSplits ? Beside(splits, pictures, folders) : Lonely(folders) }.OfType<string>());
        return new ImageFolder(names is [""] ? [] : names, files[0], files[1], files[2], [.. notes, .. walk.Notes]);
    }

    // Archives are often unpacked into a folder of their own.
    private static (string Folder, List<string> Pictures, List<string> Folders) Inner(string folder, FolderWalk walk)
    {
        (List<string> pictures, List<string> folders) = walk.List(folder);
        if (pictures.Count > 0 || folders.Count != 1 || FolderSplits.Of(folder, folders).HasSplits)
        {
            return (folder, pictures, folders);
        }

        (string Folder, List<string> Pictures, List<string> Folders) inner = Inner(folders[0], walk);
        return inner.Pictures.Count > 0 || inner.Folders.Count == 0 ? (folder, pictures, folders) : inner;
    }

    private static List<(string Path, string Class)> Files(string? split, FolderWalk walk, List<string> notes)
    {
        if (split is null)
        {
            return [];
        }

        (List<string> pictures, List<string> folders) = walk.List(split);
        return Files(split, pictures, folders, walk, notes);
    }

    private static List<(string Path, string Class)> Files(
        string split, List<string> pictures, List<string> folders, FolderWalk walk, List<string> notes)
    {
        List<(string, string)> files = [.. pictures.Select(path => (path, ""))];
        List<string> deep = [];
        int below = 0;
        foreach (string folder in folders)
        {
            (List<string> all, int foldersBelow) = walk.ListAll(folder);
            files.AddRange(all.Select(path => (path, Path.GetFileName(folder))));
            below += foldersBelow;
            if (foldersBelow > 0)
            {
                deep.Add(Path.GetFileName(folder));
            }
        }

        if (below > 0)
        {
            notes.Add(
                $"in '{split}', {below:N0} {(below == 1 ? "folder lies" : "folders lie")} deeper than the folders of classes; what is in "
                + $"{(below == 1 ? "it" : "them")} belongs to {Listed(deep)}");
        }

        return files;
    }

    private static string? Beside(FolderSplits splits, List<string> pictures, List<string> folders)
    {
        string[] others = [.. folders.Where(folder => folder != splits.Train && folder != splits.Validation && folder != splits.Test), .. pictures];
        return others.Length == 0 ? null : $"passed over {Listed([.. others.Select(path => Path.GetFileName(path)!)])} beside the splits";
    }

    private static string? Lonely(List<string> folders)
    {
        string[] lonely = [.. FolderSplits.Lonely(folders).Select(path => Path.GetFileName(path)!)];
        string are = lonely.Length == 1 ? "is a class" : "are classes";
        return lonely.Length == 0 ? null : $"there is no folder 'train', so that {Listed(lonely)} {are}";
    }

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesListed).Select(name => $"'{name}'"))
        + (names.Count > NamesListed ? $" and {names.Count - NamesListed:N0} more" : "");

    private (string Path, byte Class)[] Numbered(List<(string Path, string Class)> files) =>
        [.. files.Select(file => (file.Path, (byte)Math.Max(0, Array.BinarySearch(ClassNames, file.Class, StringComparer.Ordinal))))];
}
