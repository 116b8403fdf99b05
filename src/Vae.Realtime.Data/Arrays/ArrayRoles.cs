namespace Vae.Realtime.Data.Arrays;

/// <summary>Which arrays of a file are examples and labels, and of which split: by their names, as x_train, test_labels or images.</summary>
/// <param name="Train">Examples to learn from.</param>
/// <param name="Validation">The file's own validation split; null for none.</param>
/// <param name="Test">The file's own test split; null for none.</param>
/// <param name="PassedOver">Arrays that are nothing of that.</param>
internal sealed record ArrayRoles(ArrayPair Train, ArrayPair? Validation, ArrayPair? Test, IReadOnlyList<string> PassedOver)
{
    private static readonly string[] Examples = ["x", "image", "images", "img", "imgs", "data", "feature", "features", "samples", "values", "arr"];
    private static readonly string[] Labels = ["y", "label", "labels", "target", "targets", "class", "classes"];
    private static readonly string[] TrainWords = ["train", "training", "tr"];
    private static readonly string[] ValidationWords = ["val", "valid", "validation", "dev"];
    private static readonly string[] TestWords = ["test", "testing", "te"];
    private static readonly string[] SplitWords = [.. TrainWords, .. ValidationWords, .. TestWords];

    /// <summary>Finds them.</summary>
    /// <param name="names">Names of the arrays.</param>
    /// <param name="options">May name them.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="VaeException">Nothing tells which array to learn from.</exception>
    public static ArrayRoles Of(IReadOnlyList<string> names, DataOptions options, string path)
    {
        string? labels = options.Label is { } label && names.Count > 1 ? Given(label, DataOptions.LabelKey) : null;
        ArrayPair? train = options.Array is { } array ? new ArrayPair(Given(array, DataOptions.ArrayKey), labels)
            : names.Count == 1 ? new ArrayPair(names[0], null)
            : Pair(names, TrainWords, labels) ?? Pair(names, [], labels);
        if (train is null)
        {
            throw new VaeException($"'{path}' holds the arrays {Tables.ColumnNames.List([.. names])}; name the one to learn from with "
                + $"{DataOptions.ArrayKey}=");
        }

        bool own = options.Array is null;
        ArrayPair? validation = own ? Pair(names, ValidationWords, null) : null;
        ArrayPair? test = own ? Pair(names, TestWords, null) : null;
        HashSet<string?> used = [train.Examples, train.Labels, validation?.Examples, validation?.Labels, test?.Examples, test?.Labels];
        return new ArrayRoles(train, validation, test, [.. names.Where(name => !used.Contains(name))]);

        string Given(string name, string key) => names.Contains(name)
            ? name
            : throw new VaeException($"{key}={name}: '{path}' has no such array; it has {Tables.ColumnNames.List([.. names])}");
    }

    private static ArrayPair? Pair(IReadOnlyList<string> names, string[] split, string? labels)
    {
        string? examples = names.FirstOrDefault(name => IsOf(name, split, Examples));
        return examples is null ? null : new ArrayPair(examples, labels ?? names.FirstOrDefault(name => IsOf(name, split, Labels)));
    }

    private static bool IsOf(string name, string[] split, string[] role)
    {
        string[] words = [.. name.ToLowerInvariant().Split('_', '-', '.', ' ', '/').SelectMany(Parts)];
        bool ofSplit = split.Length == 0 ? !words.Any(SplitWords.Contains) : words.Any(split.Contains);
        return ofSplit && words.Any(role.Contains) && (role == Labels || !words.Any(Labels.Contains));
    }

    // xtrain and testy are two words.
    private static string[] Parts(string word)
    {
        string? split = SplitWords.FirstOrDefault(one => word.Length == one.Length + 1 && word.Contains(one, StringComparison.Ordinal));
        return split is null ? [word] : [split, word.Replace(split, "", StringComparison.Ordinal)];
    }
}
