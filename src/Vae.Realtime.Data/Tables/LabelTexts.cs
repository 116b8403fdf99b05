namespace Vae.Realtime.Data.Tables;

/// <summary>Makes classes of the texts that label examples.</summary>
internal static class LabelTexts
{
    /// <summary>A number for every example, and the classes' names: in order of their numbers where all are, and else of their letters.</summary>
    /// <param name="texts">The label of each example; null for none.</param>
    /// <param name="name">Where they are from, for messages.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="VaeException">There are more classes than there can be.</exception>
    public static (byte[]? Labels, string[]? Classes) Classes(string[]? texts, string name, string path)
    {
        if (texts is null)
        {
            return (null, null);
        }

        string[] classes = Sorted(texts.Distinct());
        if (classes.Length > ExampleSet.MaxClasses)
        {
            throw new VaeException(
                $"{DataOptions.LabelKey}={name}: that column of '{path}' has {classes.Length:N0} different values, "
                + $"but {ExampleSet.MaxClasses} classes is the most; choose another column");
        }

        Dictionary<string, byte> places = classes.Index().ToDictionary(one => one.Item, one => (byte)one.Index);
        return ([.. texts.Select(text => places[text])], classes);
    }

    /// <summary>The classes of several splits; null where none has any.</summary>
    public static string[]? Merged(IReadOnlyList<IReadOnlyList<string>?> classes)
    {
        string[] merged = Sorted(classes.SelectMany(one => one ?? []).Distinct());
        return merged.Length == 0 ? null : merged;
    }

    /// <summary>Images whose labels are numbers of other classes, which have all of theirs.</summary>
    public static ImageSet Named(ImageSet images, string[]? classes)
    {
        if (images.Labels is null || classes is null)
        {
            return images;
        }

        byte[] places = [.. images.ClassNames!.Select(name => (byte)Array.IndexOf(classes, name))];
        return new ImageSet(images.Shape, images.Pixels, [.. images.Labels.Select(label => places[label])], classes);
    }

    private static string[] Sorted(IEnumerable<string> texts)
    {
        string[] sorted = [.. texts.Order(StringComparer.Ordinal)];
        if (Array.TrueForAll(sorted, text => int.TryParse(text, out _)))
        {
            Array.Sort(Array.ConvertAll(sorted, int.Parse), sorted);
        }

        return sorted;
    }
}
