namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;

/// <summary>The layers of a checkpoint: its tensors as numbers of 32 bits, under names without what all of them share.</summary>
internal sealed class CheckpointModules
{
    private const int NamesListed = 4;
    private const string Counter = "num_batches_tracked";

    // What wrappers of PyTorch put before, or between, the names of modules.
    private static readonly string[] Wrappers = ["_orig_mod", "module"];

    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly string _source;
    private readonly ICollection<string> _notes;

    /// <param name="checkpoint">The tensors.</param>
    /// <param name="notes">Receives what was converted and left away.</param>
    /// <exception cref="VaeException">A value cannot be converted, or nothing is there.</exception>
    public CheckpointModules(Checkpoint checkpoint, ICollection<string> notes)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        (_source, _notes) = ($"'{checkpoint.Path}'", notes);
        List<TensorEntry> tensors = Floats(checkpoint.Tensors);
        if (tensors.Count == 0)
        {
            throw new VaeException($"{_source} holds no tensors");
        }

        Keras = !checkpoint.Named || tensors.Exists(tensor => LastOf(Dotted(tensor.Name)).Split(':')[0] is "kernel" or "gamma" or "moving_mean");
        Modules = checkpoint.Named ? Named(tensors) : Unnamed(tensors);
    }

    /// <summary>Whether the tensors are laid out as Keras does.</summary>
    public bool Keras { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<CheckpointModule> Modules { get; }

    /// <summary>Every tensor of the modules by its name without what all share, in the order of the file.</summary>
    public IEnumerable<TensorEntry> Tensors =>
        Modules.SelectMany(module => module.Tensors.Select(tensor => Renamed(tensor.Value, $"{module.Name.Text}.{tensor.Key}")));

    /// <summary>The element type that a tensor had before it was converted; null where it was not.</summary>
    /// <param name="tensor">Its name in the file.</param>
    public string? TypeOf(string tensor) => _types.GetValueOrDefault(tensor);

    // Integers count batches, which nothing here depends on; others are left for the messages.
    private List<TensorEntry> Floats(IReadOnlyList<TensorEntry> tensors)
    {
        List<TensorEntry> floats = [];
        foreach (TensorEntry tensor in tensors.Where(tensor => LastOf(tensor.Name) != Counter))
        {
            TensorEntry? exact;
            try
            {
                exact = tensor.AsFloat32();
            }
            catch (VaeException error)
            {
                throw new VaeException($"{_source}: {error.Message}", error);
            }

            floats.Add(exact ?? tensor);
            if (exact is not null && tensor.DType != SafetensorsDType.Float32)
            {
                _types[tensor.Name] = tensor.DType;
            }
        }

        foreach (IGrouping<string, string> type in _types.Values.GroupBy(type => type))
        {
            string how = type.Key == SafetensorsDType.Float64 ? "rounded" : "converted";
            _notes.Add($"{_source}: {type.Count():N0} {(type.Count() == 1 ? "tensor" : "tensors")} of {type.Key} {how} to 32-bit floats");
        }

        return floats;
    }

    private List<CheckpointModule> Named(List<TensorEntry> tensors)
    {
        string[] names = Shortened([.. tensors.Select(tensor => Dotted(tensor.Name))]);
        OrderedDictionary<string, Dictionary<string, TensorEntry>> modules = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            string last = LastOf(names[i]);
            string leaf = (Keras ? KerasLayout.Leaf(last) : null) ?? last;
            string module = names[i].Length > last.Length ? names[i][..^(last.Length + 1)] : "";
            if (!modules.TryGetValue(module, out Dictionary<string, TensorEntry>? inModule))
            {
                modules[module] = inModule = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
            }

            if (!inModule.TryAdd(leaf, tensors[i]))
            {
                throw new VaeException($"{_source} has two tensors that would be called '{PrintableText.Excerpt($"{module}.{leaf}")}'; rename one");
            }
        }

        return [.. modules.Select(module => new CheckpointModule(new ModuleName(module.Key), module.Value))];
    }

    // The order in which Keras lists a layer's weights: the kernel, then its bias; of a normalisation gamma, beta, and both averages.
    private List<CheckpointModule> Unnamed(List<TensorEntry> tensors)
    {
        List<CheckpointModule> modules = [];
        for (int i = 0; i < tensors.Count;)
        {
            TensorEntry first = tensors[i];
            Dictionary<string, TensorEntry> module = new(StringComparer.Ordinal) { [CheckpointModule.Weight] = first };
            int vectors = tensors.Skip(i + 1).TakeWhile(tensor => tensor.Shape.Count == 1).Count();
            if (first.Shape.Count > 1)
            {
                // One vector is the bias; four more are a normalisation behind it.
                i++;
                if (vectors % 4 == 1)
                {
                    module[CheckpointModule.Bias] = tensors[i++];
                }
            }
            else if (vectors >= 3)
            {
                (module[CheckpointModule.Bias], module["running_mean"], module["running_var"]) = (tensors[i + 1], tensors[i + 2], tensors[i + 3]);
                i += 4;
            }
            else
            {
                throw new VaeException(
                    $"{_source}: the array '{PrintableText.Excerpt(first.Name)}' is neither a kernel nor its bias; save the weights in their order "
                    + "by numpy.savez(PATH, *model.get_weights())");
            }

            modules.Add(new CheckpointModule(new ModuleName(first.Name), module));
        }

        return modules;
    }

    // Wrappers' parts go wherever they stand, then what all names begin with.
    private string[] Shortened(string[] names)
    {
        string[][] parts = [.. names.Select(name => name.Split('.').Where(part => !Wrappers.Contains(part)).ToArray())];
        if (Array.Exists(parts, name => name.Length == 0) || parts.Select(name => string.Join('.', name)).Distinct().Count() < names.Length)
        {
            parts = [.. names.Select(name => name.Split('.'))];
        }

        // A module's own name and its tensor's stay.
        int common = 0;
        while (parts.All(name => name.Length > common + 2 && name[common] == parts[0][common]))
        {
            common++;
        }

        string[] left = [.. parts.Select(name => string.Join('.', name[common..]))];
        string[] gone = [.. names.SelectMany(name => name.Split('.')).Where(Wrappers.Contains).Concat(parts[0][..common]).Distinct()];
        if (left.SequenceEqual(names))
        {
            return names;
        }

        string without = string.Join(" and ", gone.Select(part => $"'{PrintableText.Excerpt(part)}.'"));
        _notes.Add($"{_source}: the names of its tensors are taken without {without}");
        return left;
    }

    /// <summary>The first names of a list, and how many more there are.</summary>
    public static string Listed(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(NamesListed)) + (names.Count > NamesListed ? $" and {names.Count - NamesListed:N0} more" : "");

    private static TensorEntry Renamed(TensorEntry tensor, string name) => new(name, tensor.DType, [.. tensor.Shape], tensor.Data);

    private static string Dotted(string name) => name.Replace('/', '.');

    private static string LastOf(string name) => name[(name.LastIndexOf('.') + 1)..];
}
