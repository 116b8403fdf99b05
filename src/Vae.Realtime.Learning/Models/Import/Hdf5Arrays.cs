namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;
using Vae.Realtime.Formats.Hdf5;

/// <summary>The arrays of an HDF5 file that may be weights; what else it holds is left out and told.</summary>
/// <param name="source">How messages name the file.</param>
internal sealed class Hdf5Arrays(string source)
{
    private const int MaxDepth = 32;
    private const int MaxArrays = 10_000;
    private const int MaxNames = 100_000;
    private const int MaxPath = 1024;
    private const string TypeAttribute = "dtype";
    private const string BFloat16Name = "bfloat16";

    private readonly List<string> _left = [];
    private readonly List<string> _links = [];
    private int _names;

    /// <summary>What a message adds about links where nothing else was found.</summary>
    public string OnlyLinks =>
        _links.Count == 0 ? "" : $", only links to other names or files: {CheckpointModules.Listed([.. _links.Select(Quoted)])}";

    /// <summary>Every array below a group, groups in their order, with the groups that it is in.</summary>
    /// <param name="root">The group.</param>
    /// <exception cref="VaeException">The file is damaged, or there is no end to its groups.</exception>
    public IReadOnlyList<(string Path, Hdf5Object Array)> Below(Hdf5Object root)
    {
        List<(string Path, Hdf5Object Array)> arrays = [];
        Add(root, "", arrays, []);
        return arrays;
    }

    /// <summary>The array as a tensor; null for what is no weight: texts, whole numbers, and single values such as metrics.</summary>
    /// <param name="array">The array.</param>
    /// <param name="path">Its name in the file.</param>
    /// <param name="name">Its name as a tensor.</param>
    /// <exception cref="VaeException">It cannot be read.</exception>
    public TensorEntry? Weight(Hdf5Object array, string path, string name)
    {
        Hdf5Dataset data = array.Dataset(path);
        string? type = data.ElementSize == sizeof(ushort) && array.Texts(TypeAttribute) is [BFloat16Name] ? SafetensorsDType.BFloat16 : data.DType;
        if (type is null || !type.Contains('F', StringComparison.Ordinal) || data.Shape.Count == 0)
        {
            LeaveOut(path);
            return null;
        }

        return name != SafetensorsFile.MetadataKey
            ? data.ToTensor(name, type)
            : throw new VaeException($"{source}: the array '{name}' has a name that is not one of a tensor; save it under another");
    }

    /// <summary>Remembers that a group or an array is not read.</summary>
    public void LeaveOut(string path) => _left.Add(path);

    /// <summary>Tells what was not read.</summary>
    /// <param name="notes">Receives a line for each kind.</param>
    public void Tell(ICollection<string> notes)
    {
        if (_left.Count > 0)
        {
            string names = CheckpointModules.Listed([.. _left.Select(Quoted)]);
            notes.Add($"{source}: {names} {(_left.Count == 1 ? "holds" : "hold")} no weights of the model and {Are(_left)} left out");
        }

        if (_links.Count > 0)
        {
            string names = CheckpointModules.Listed([.. _links.Select(Quoted)]);
            notes.Add($"{source}: {names} {Are(_links)} only {(_links.Count == 1 ? "a link" : "links")} to another name or file, and not followed");
        }
    }

    private static string Are(List<string> names) => names.Count == 1 ? "is" : "are";

    private static string Quoted(string name) => $"'{PrintableText.Excerpt(name)}'";

    private void Add(Hdf5Object group, string prefix, List<(string Path, Hdf5Object Array)> arrays, HashSet<long> around)
    {
        if (around.Count == MaxDepth)
        {
            throw new VaeException($"{source} has groups within more than {MaxDepth} others, which no model has");
        }

        if (!around.Add(group.Address))
        {
            throw new VaeException($"{source} is damaged: the group '{PrintableText.Excerpt(prefix)}' is within itself; save the model again");
        }

        foreach (Hdf5Link link in group.Links())
        {
            if (++_names > MaxNames || prefix.Length + link.Name.Length > MaxPath)
            {
                throw new VaeException($"{source} has names so many or so long that no model has them");
            }

            string path = prefix + link.Name;
            if (group.Open(link) is not { } child)
            {
                _links.Add(path);
            }
            else if (child.IsGroup)
            {
                Add(child, path + "/", arrays, around);
            }
            else if (child.IsDataset)
            {
                arrays.Add(arrays.Count < MaxArrays ? (path, child) : throw new VaeException(
                    $"{source} has more than {MaxArrays:N0} arrays, which no model here has"));
            }
        }

        around.Remove(group.Address);
    }
}
