namespace Vae.Realtime.Data.Idx;

/// <summary>Turns the labels of IDX files, of whatever type, into numbers of classes: all files of a data set in the same way.</summary>
internal sealed class IdxLabels
{
    private readonly int[] _values;
    private readonly bool _asTheyAre;

    private IdxLabels(int[] values, bool asTheyAre, IReadOnlyDictionary<int, string> names)
    {
        (_values, _asTheyAre) = (values, asTheyAre);
        Names = names.Count == 0 && asTheyAre ? null : [.. values.Select(value => names.GetValueOrDefault(value, $"{value}"))];
    }

    /// <summary>Names of the classes; null where they are just numbers from 0 on.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>Chooses the classes by the labels that occur.</summary>
    /// <param name="names">Names of labels, where there are such.</param>
    /// <param name="files">Each has a label an example, or several of which the first counts.</param>
    /// <exception cref="VaeException">A label is not a whole number, or there are too many.</exception>
    public static IdxLabels Of(IReadOnlyDictionary<int, string> names, params ReadOnlySpan<IdxTensor> files)
    {
        SortedSet<int> found = [];
        foreach (IdxTensor file in files)
        {
            for (int example = 0; example < file.Shape[0]; example++)
            {
                found.Add(Label(file, example));
            }
        }

        if (found.Count == 0 || (found.Min >= 0 && found.Max < ExampleSet.MaxClasses))
        {
            // Labels that begin with 1 do so on purpose, those that begin with more lack some.
            int first = found.Count > 0 && found.Min == 1 ? 1 : 0;
            return new IdxLabels([.. Enumerable.Range(first, found.Max + 1 - first)], first == 0, names);
        }

        return found.Count <= ExampleSet.MaxClasses
            ? new IdxLabels([.. found], false, names)
            : throw new VaeException($"'{files[0].Path}' has {found.Count:N0} different labels, but {ExampleSet.MaxClasses} classes are the most");
    }

    /// <summary>The number of each example's class.</summary>
    public byte[] Apply(IdxTensor file)
    {
        if (_asTheyAre && file.Element == IdxElement.UnsignedByte && file.Shape.Length == 1)
        {
            return file.Data;
        }

        byte[] labels = new byte[file.Shape[0]];
        for (int example = 0; example < labels.Length; example++)
        {
            labels[example] = (byte)Array.BinarySearch(_values, Label(file, example));
        }

        return labels;
    }

    private static int Label(IdxTensor file, int example)
    {
        int index = example * (file.Count / file.Shape[0]);
        double value = file[index];
        return value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue
            ? (int)value
            : throw new VaeException($"'{file.Path}' holds labels that are not whole numbers: {file.PlaceOf(index)} is {value}; number the classes");
    }
}
