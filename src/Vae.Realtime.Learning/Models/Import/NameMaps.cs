namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;

/// <summary>Finds in a checkpoint what a person named.</summary>
/// <param name="source">How messages name the file.</param>
/// <param name="modules">The checkpoint.</param>
/// <param name="layout">Its layout.</param>
internal sealed class NameMaps(string source, IReadOnlyList<CheckpointModule> modules, TensorLayout layout)
{
    /// <summary>Which module fills each layer that was named; a layer of which tensors were named is put together of them.</summary>
    /// <param name="maps">What was named.</param>
    /// <param name="known">Names of layers here, with those of their tensors.</param>
    /// <returns>By the layer's name: what fills it, and the modules that this uses.</returns>
    /// <exception cref="VaeException">There is nothing of such a name.</exception>
    public Dictionary<string, (CheckpointModule Filling, List<CheckpointModule> Used)> Find(
        IEnumerable<NameMap> maps, IReadOnlyDictionary<string, IReadOnlyList<string>> known)
    {
        Dictionary<string, (CheckpointModule Filling, List<CheckpointModule> Used)> found = new(StringComparer.Ordinal);
        Dictionary<string, Dictionary<string, TensorEntry>> pieces = new(StringComparer.Ordinal);
        Dictionary<string, List<CheckpointModule>> sources = new(StringComparer.Ordinal);
        foreach (NameMap map in maps)
        {
            if (map.Ours == NameMap.Heads && map.Rows is null && known.ContainsKey(ModuleSlot.MeanName))
            {
                CheckpointModule both = Module(map.Theirs);
                (CheckpointModule mean, CheckpointModule variance) = Halves(both, map);
                Add(found, ModuleSlot.MeanName, mean, both);
                Add(found, ModuleSlot.LogVarianceName, variance, both);
            }
            else if (known.ContainsKey(map.Ours))
            {
                CheckpointModule whole = Module(map.Theirs);
                Add(found, map.Ours, map.Rows is (int begin, int end) ? Part(whole, begin, end, map) : whole, whole);
            }
            else
            {
                AddTensor(map, known, pieces, sources);
            }
        }

        foreach ((string slot, Dictionary<string, TensorEntry> tensors) in pieces)
        {
            CheckpointModule made = new(new ModuleName(sources[slot][0].Name.Text), tensors);
            foreach (CheckpointModule used in sources[slot])
            {
                Add(found, slot, made, used);
            }
        }

        return found;
    }

    private static void Add(
        Dictionary<string, (CheckpointModule Filling, List<CheckpointModule> Used)> found,
        string slot,
        CheckpointModule filling,
        CheckpointModule used)
    {
        if (!found.TryAdd(slot, (filling, [used])))
        {
            if (!ReferenceEquals(found[slot].Filling, filling))
            {
                throw new VaeException($"--map names '{slot}' twice; leave one out");
            }

            found[slot].Used.Add(used);
        }
    }

    private void AddTensor(
        NameMap map,
        IReadOnlyDictionary<string, IReadOnlyList<string>> known,
        Dictionary<string, Dictionary<string, TensorEntry>> pieces,
        Dictionary<string, List<CheckpointModule>> sources)
    {
        int dot = map.Ours.LastIndexOf('.');
        string slot = dot < 0 ? "" : map.Ours[..dot];
        string leaf = map.Ours[(dot + 1)..];
        if (!known.TryGetValue(slot, out IReadOnlyList<string>? leaves) || !leaves.Contains(leaf) || map.Rows is not null)
        {
            string[] names = [.. known.Keys];
            throw new VaeException(
                $"--map {map}: there is no '{map.Ours}' to fill; there are {string.Join(", ", names)}{NearestName.Hint(map.Ours, names)}");
        }

        (CheckpointModule module, TensorEntry tensor) = Tensor(map.Theirs);
        pieces.TryAdd(slot, new Dictionary<string, TensorEntry>(StringComparer.Ordinal));
        sources.TryAdd(slot, []);
        sources[slot].Add(module);
        if (!pieces[slot].TryAdd(leaf, tensor))
        {
            throw new VaeException($"--map names '{map.Ours}' twice; leave one out");
        }
    }

    private CheckpointModule Module(string name) =>
        modules.FirstOrDefault(module => module.Name.Text == name)
        ?? modules.FirstOrDefault(module => module.Tensors.Values.Any(tensor => IsIn(tensor.Name.Replace('/', '.'), name.Replace('/', '.'))))
        ?? throw Missing(name, [.. modules.Select(module => module.Name.Text)]);

    private (CheckpointModule Module, TensorEntry Tensor) Tensor(string name)
    {
        foreach (CheckpointModule module in modules)
        {
            foreach ((string leaf, TensorEntry tensor) in module.Tensors)
            {
                if (tensor.Name == name || $"{module.Name.Text}.{leaf}" == name)
                {
                    return (module, tensor);
                }
            }
        }

        throw Missing(name, [.. modules.SelectMany(module => module.Tensors.Values.Select(tensor => tensor.Name))]);
    }

    private (CheckpointModule Mean, CheckpointModule LogVariance) Halves(CheckpointModule both, NameMap map)
    {
        int outputs = (int)(both.Outputs(layout) ?? 0);
        return outputs % 2 == 0 && outputs > 0
            ? (both.Rows(0, outputs / 2, layout), both.Rows(outputs / 2, outputs, layout))
            : throw new VaeException($"--map {map}: {both} is no dense layer with an even number of outputs, so it has no two halves");
    }

    private CheckpointModule Part(CheckpointModule whole, int begin, int end, NameMap map) => whole.Outputs(layout) is long outputs && end <= outputs
        ? whole.Rows(begin, end, layout)
        : throw new VaeException($"--map {map}: {whole} has no outputs {begin} to {end - 1}");

    // The full name of a module in the file, with what all names there begin with.
    private static bool IsIn(string tensor, string module) =>
        tensor.StartsWith(module + ".", StringComparison.Ordinal) && tensor.LastIndexOf('.') == module.Length;

    private VaeException Missing(string name, string[] names) => new(
        $"{source} has no '{name}', which --map names; it has {CheckpointModules.Listed([.. names.Select(PrintableText.Excerpt)])}"
        + NearestName.Hint(name, names));
}
