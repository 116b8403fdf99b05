namespace Vae.Realtime.Data.Images;

/// <summary>Which folder holds which split.</summary>
/// <param name="Train">The folder to learn from; the whole folder where it has no splits.</param>
/// <param name="Validation">The folder to choose models by; null for none.</param>
/// <param name="Test">The folder to measure with; null for none.</param>
internal sealed record FolderSplits(string Train, string? Validation = null, string? Test = null)
{
    private static readonly string[] TrainNames = ["train", "training", "train_set", "training_set"];
    private static readonly string[] ValidationNames = ["validation", "val", "valid", "validation_set", "val_set"];
    private static readonly string[] TestNames = ["test", "testing", "test_set", "testing_set"];

    /// <summary>Whether there are splits.</summary>
    public bool HasSplits { get; private init; }

    /// <summary>Finds the splits among a folder's folders.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="folders">What lies in it.</param>
    public static FolderSplits Of(string folder, IReadOnlyList<string> folders) => Named(folders, TrainNames) is { } train
        ? new FolderSplits(train, Named(folders, ValidationNames), Named(folders, TestNames)) { HasSplits = true }
        : new FolderSplits(folder);

    /// <summary>Folders of a folder without splits whose names would be those of splits if one were <c>train</c>.</summary>
    public static IEnumerable<string> Lonely(IReadOnlyList<string> folders) =>
        new[] { Named(folders, ValidationNames), Named(folders, TestNames) }.OfType<string>();

    /// <summary>Says which folder was taken for a split though its name is spelled in an unusual way; null for none.</summary>
    public string? Note()
    {
        List<string> parts = [];
        void Tell(string? folder, string split, params ReadOnlySpan<string> usual)
        {
            if (folder is not null && !usual.Contains(Path.GetFileName(folder)))
            {
                parts.Add($"'{Path.GetFileName(folder)}' is the {split} split");
            }
        }

        if (HasSplits)
        {
            Tell(Train, "training", "train");
            Tell(Validation, "validation", "validation", "val");
            Tell(Test, "test", "test");
        }

        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    // The usual spelling before others, and lower case before upper.
    private static string? Named(IReadOnlyList<string> folders, string[] names) => names
        .SelectMany(name => folders.Where(folder => Path.GetFileName(folder).Replace('-', '_').Equals(name, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(folder => Path.GetFileName(folder) == name))
        .FirstOrDefault();
}
