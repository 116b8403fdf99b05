namespace Vae.Realtime.Data;

/// <summary>
/// Chooses classes and sets examples aside. Which examples come first when some are set aside depends on their places in the file and the
/// split seed only, so that another choice of classes, or another share, moves as few as possible from one split to another. Examples that
/// belong together, as the frames of a film, are set aside together: else what is held back would be nearly what was learned.
/// </summary>
internal static class Splitting
{
    private const int NamesListed = 12;

    /// <summary>Makes the splits.</summary>
    /// <param name="train">What to learn from, and to take the splits from that the data lack.</param>
    /// <param name="validation">The data's own validation split; null for none.</param>
    /// <param name="test">The data's own test split; null for none: then the options say how much, or it is a seventh.</param>
    /// <param name="name">Name of the data, for messages.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="films">Which examples of <paramref name="train"/> are frames of one film; null where each stands by itself.</param>
    /// <returns>The splits, with a note where films decided on their sizes.</returns>
    /// <exception cref="VaeException">An option asks for what there is not.</exception>
    public static DataSplits Of(
        ExampleSet train, ExampleSet? validation, ExampleSet? test, string name, DataOptions options, FilmFrames? films = null)
    {
        List<string> notes = [];
        ThrowIfThere(options.Test, test, DataOptions.TestKey, "test", name);
        ThrowIfThere(options.Validation, validation, DataOptions.ValidationKey, "validation", name);
        int[] rest = Chosen(train, "training", name, options);
        if (test is null)
        {
            SplitSize size = options.Test ?? new SplitSize(0, rest.Length / SplitSize.DefaultFraction);
            int[] aside = rest;
            if (size.Of(rest.Length) > 0)
            {
                (rest, aside) = SetAside(rest, size, films, RandomKeys.TestSplit, DataOptions.TestKey, name, options, notes);
            }

            test = Part(train, aside);
        }
        else
        {
            test = Part(test, Chosen(test, "test", name, options));
        }

        if (options.Validation is SplitSize wanted)
        {
            (rest, int[] aside) = SetAside(rest, wanted, films, RandomKeys.ValidationSplit, DataOptions.ValidationKey, name, options, notes);
            validation = Part(train, aside);
        }
        else if (validation is not null)
        {
            validation = Part(validation, Chosen(validation, "validation", name, options));
        }

        return new DataSplits(Part(train, rest), test, name) { Validation = validation, Notes = notes };
    }

    private static void ThrowIfThere(SplitSize? wanted, ExampleSet? own, string key, string split, string name)
    {
        if (wanted is not null && own is not null)
        {
            throw new VaeException($"{key}= is of no use: '{name}' has a {split} split of its own; leave it out");
        }
    }

    /// <summary>Places of the examples of the classes asked for.</summary>
    private static int[] Chosen(ExampleSet set, string split, string name, DataOptions options)
    {
        int[] all = [.. Enumerable.Range(0, set.Count)];
        if (options.Classes is not { } wanted)
        {
            return all;
        }

        if (set.Labels is null || set.ClassNames is null)
        {
            throw new VaeException($"{DataOptions.ClassesKey}= needs labels, which '{name}' has none of; leave it out");
        }

        HashSet<byte> classes = [.. wanted.Select(one => Class(one, set.ClassNames, name))];
        int[] chosen = Array.FindAll(all, index => classes.Contains(set.Labels[index]));
        return chosen.Length > 0
            ? chosen
            : throw new VaeException(
                $"no example of the {split} split of '{name}' has {DataOptions.ClassesKey}={string.Join(',', wanted)}; choose others");
    }

    private static byte Class(string wanted, IReadOnlyList<string> names, string name)
    {
        int found = names.TakeWhile(one => one != wanted).Count();
        found = found < names.Count || !int.TryParse(wanted, out int number) ? found : number;
        if (found >= 0 && found < names.Count)
        {
            return (byte)found;
        }

        string more = names.Count > NamesListed ? $" and {names.Count - NamesListed} more" : "";
        throw new VaeException(
            $"{DataOptions.ClassesKey}={wanted}: '{name}' has no such class; it has {string.Join(", ", names.Take(NamesListed))}{more}");
    }

    private static (int[] Left, int[] Aside) SetAside(
        int[] from, SplitSize size, FilmFrames? films, ulong purpose, string key, string name, DataOptions options, List<string> notes)
    {
        int count = size.Of(from.Length);
        if (count >= from.Length)
        {
            throw new VaeException($"{key}={size} leaves nothing to learn from: '{name}' has {from.Length:N0} examples for it; use a smaller one");
        }

        int[] order = [.. from];
        Array.Sort(Array.ConvertAll(from, index => RandomKeys.Derive(options.SplitSeed, purpose, (ulong)index)), order);
        if (films is not null)
        {
            (order, count, string? note) = films.Together(order, count, key);
            notes.AddRange(new[] { note }.OfType<string>());
        }

        int[] aside = order[..count];
        int[] rest = order[count..];
        Array.Sort(aside);
        Array.Sort(rest);
        return (rest, aside);
    }

    private static ExampleSet Part(ExampleSet set, int[] indices) => indices.Length == set.Count ? set : set.Take(indices);
}
