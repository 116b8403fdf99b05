namespace Vae.Realtime.Data.Idx;

using System.Text.RegularExpressions;
using Vae.Realtime.Files;

/// <summary>Files of a data set in IDX files, found by their names.</summary>
/// <param name="Name">What stands before <c>train</c> in the names; empty for MNIST's own.</param>
internal sealed partial record IdxNames(string Name)
{
    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = false };

    /// <summary>Images to learn from.</summary>
    public string? TrainImages { get; private set; }

    /// <summary>Their labels.</summary>
    public string? TrainLabels { get; private set; }

    /// <summary>Images to measure with.</summary>
    public string? TestImages { get; private set; }

    /// <summary>Their labels.</summary>
    public string? TestLabels { get; private set; }

    /// <summary>EMNIST's files hold pictures with rows and columns exchanged.</summary>
    public bool IsTransposed => Name.StartsWith("emnist", StringComparison.OrdinalIgnoreCase);

    /// <summary>QMNIST's files of labels say more of each image, behind its label.</summary>
    public bool HasWideLabels => Name.StartsWith("qmnist", StringComparison.OrdinalIgnoreCase);

    /// <summary>The data sets of a folder, by name.</summary>
    /// <exception cref="VaeException">The folder cannot be read.</exception>
    public static IReadOnlyList<IdxNames> In(string folder)
    {
        SortedDictionary<string, IdxNames> sets = new(StringComparer.OrdinalIgnoreCase);
        try
        {
            // Plain files before packed ones, and a hyphen before a dot.
            foreach (string path in Directory.EnumerateFiles(folder, "*idx*", AnyCase)
                .OrderBy(path => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)).ThenBy(path => path, StringComparer.Ordinal))
            {
                if (Pattern().Match(Path.GetFileName(path)) is { Success: true } match)
                {
                    string name = match.Groups["set"].Value;
                    (sets.TryGetValue(name, out IdxNames? set) ? set : sets[name] = new IdxNames(name)).Add(path, match);
                }
            }
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(folder, error);
        }

        return [.. sets.Values.Where(set => set.TrainImages is not null || set.TestImages is not null)];
    }

    /// <summary>The data set that a file of images belongs to, with its labels if they lie beside it; without its other files.</summary>
    public static IdxNames OfFile(string images)
    {
        if (Pattern().Match(Path.GetFileName(images)) is not { Success: true } match)
        {
            return new IdxNames("") { TrainImages = images };
        }

        string name = match.Groups["set"].Value;
        IdxNames? set = In(Path.GetDirectoryName(Path.GetFullPath(images))!)
            .FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return new IdxNames(name) { TrainImages = images, TrainLabels = IsTest(match) ? set?.TestLabels : set?.TrainLabels };
    }

    private static bool IsTest(Match match) => !match.Groups["split"].Value.Equals("train", StringComparison.OrdinalIgnoreCase);

    private void Add(string path, Match match)
    {
        bool images = match.Groups["what"].Value.Equals("images", StringComparison.OrdinalIgnoreCase);
        if (IsTest(match))
        {
            (TestImages, TestLabels) = images ? (TestImages ?? path, TestLabels) : (TestImages, TestLabels ?? path);
        }
        else
        {
            (TrainImages, TrainLabels) = images ? (TrainImages ?? path, TrainLabels) : (TrainImages, TrainLabels ?? path);
        }
    }

    [GeneratedRegex(
        "^(?:(?<set>.+)[-_.])?(?<split>train|t10k|test)[-_.](?<what>images|labels)[-_.]idx[1-4][-_.][a-z0-9]+(?:\\.gz)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
