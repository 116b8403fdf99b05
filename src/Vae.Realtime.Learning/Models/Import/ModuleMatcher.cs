namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;

/// <summary>
/// Finds for every layer of an architecture the layer of a checkpoint that fills it: by what a person says, by what the names say, and by shapes
/// and order where the names agree with them. Where that leaves a choice, nothing is chosen.
/// </summary>
/// <param name="source">How messages name the file.</param>
/// <param name="slots">The layers to fill.</param>
/// <param name="layout">The checkpoint's layout.</param>
/// <param name="checkpoint">The file.</param>
/// <param name="notes">Receives what was taken for what without being called so.</param>
internal sealed class ModuleMatcher(
    string source, IReadOnlyList<ModuleSlot> slots, TensorLayout layout, Checkpoint checkpoint, ICollection<string> notes)
{
    private readonly Dictionary<ModuleSlot, CheckpointModule> _filled = [];
    private List<CheckpointModule> _left = [];

    /// <summary>What fills each slot.</summary>
    /// <param name="modules">The checkpoint's layers.</param>
    /// <param name="maps">What a person says.</param>
    /// <exception cref="VaeException">A layer finds nothing or too much, or something of the checkpoint is left.</exception>
    public IReadOnlyDictionary<ModuleSlot, CheckpointModule> Match(IReadOnlyList<CheckpointModule> modules, IReadOnlyList<NameMap> maps)
    {
        _left = [.. modules];
        FillNamed(modules, maps);
        if (checkpoint.Named)
        {
            FillContainers();
            FillHeads();
            foreach (IGrouping<string, ModuleSlot> alike in Open().GroupBy(slot => slot.Signature).ToArray())
            {
                FillAlike([.. alike]);
            }
        }
        else
        {
            FillInOrder();
        }

        return _left.Count == 0 ? _filled : throw Left();
    }

    private IEnumerable<ModuleSlot> Open() => slots.Where(slot => !_filled.ContainsKey(slot));

    private void Fill(ModuleSlot slot, CheckpointModule module, params IEnumerable<CheckpointModule> used)
    {
        _filled.Add(slot, module);
        _left.RemoveAll(one => used.Contains(one));
    }

    private void FillNamed(IReadOnlyList<CheckpointModule> modules, IReadOnlyList<NameMap> maps)
    {
        Dictionary<string, IReadOnlyList<string>> known = slots.ToDictionary(
            slot => slot.Name, slot => (IReadOnlyList<string>)[.. slot.Tensors.Select(tensor => tensor.Leaf)]);
        foreach ((string name, (CheckpointModule filling, List<CheckpointModule> used)) in new NameMaps(source, modules, layout).Find(maps, known))
        {
            ModuleSlot slot = slots.First(slot => slot.Name == name);
            Fill(slot, layout.Fits(slot, filling) ? filling : throw Misfit(slot, filling), used);
        }
    }

    // An encoder or decoder that has just these names and shapes is what it is called.
    private void FillContainers()
    {
        foreach (string container in (string[])["encoder.", "decoder."])
        {
            ModuleSlot[] ours = [.. Open().Where(slot => slot.Name.StartsWith(container, StringComparison.Ordinal))];
            CheckpointModule[] theirs = [.. _left.Where(module => module.Name.Text.StartsWith(container, StringComparison.Ordinal))];
            if (ours.Length == theirs.Length
                && Array.TrueForAll(ours, slot => Array.Exists(theirs, module => module.Name.Text == slot.Name && layout.Fits(slot, module))))
            {
                foreach (ModuleSlot slot in ours)
                {
                    CheckpointModule module = theirs.First(module => module.Name.Text == slot.Name);
                    Fill(slot, module, module);
                }
            }
        }

        foreach (ModuleSlot slot in Open().Where(slot => slot.Name is "output" or LabelCondition.EmbeddingName).ToArray())
        {
            if (_left.Find(module => module.Name.Text == slot.Name && layout.Fits(slot, module)) is { } same)
            {
                Fill(slot, same, same);
            }
        }
    }

    private void FillHeads()
    {
        ModuleSlot mean = slots.First(slot => slot.Role == ModuleRole.Mean);
        ModuleSlot variance = slots.First(slot => slot.Role == ModuleRole.LogVariance);
        CheckpointModule[] single = [.. _left.Where(module => layout.Fits(mean, module))];
        HeadFinder finder = new(source, layout, ordered: false, notes);
        (bool hasMean, bool hasVariance) = (_filled.ContainsKey(mean), _filled.ContainsKey(variance));
        if (hasMean != hasVariance)
        {
            CheckpointModule other = finder.Other(hasVariance, single);
            Fill(hasMean ? variance : mean, other, other);
        }
        else if (!hasMean)
        {
            // What other layers of the encoder need as it is cannot be both heads.
            long outputs = 2L * mean.Tensors[0].Shape[0];
            CheckpointModule[] joint =
            [
                .. _left.Where(module => module.Outputs(layout) == outputs && layout.Fits(mean, module.Rows(0, (int)outputs / 2, layout))
                    && !Open().Any(slot => layout.Fits(slot, module))),
            ];
            (CheckpointModule Mean, CheckpointModule LogVariance, CheckpointModule[] Used) heads =
                finder.Find(single, joint) ?? throw (single.Length > 0 ? finder.Undecided(single) : Missing(mean));
            Fill(mean, heads.Mean, heads.Used);
            Fill(variance, heads.LogVariance, heads.Used);
        }
    }

    private void FillInOrder()
    {
        foreach (ModuleSlot slot in Open().ToArray())
        {
            CheckpointModule module = _left.Count > 0 ? _left[0] : throw Missing(slot);
            Fill(slot, layout.Fits(slot, module) ? module : throw Misfit(slot, module), module);
        }

        notes.Add(
            $"{source}: its arrays have no names and are taken in their order, the posterior's mean before its log-variance; --map says otherwise");
    }

    // Slots of one shape, in their order.
    private void FillAlike(ModuleSlot[] alike)
    {
        List<CheckpointModule> fitting = [.. _left.Where(module => layout.Fits(alike[0], module))];
        if (fitting.Count < alike.Length)
        {
            throw Missing(alike[0]);
        }

        ModuleSlot[] encoder = [.. alike.Where(slot => slot.Role == ModuleRole.Encoder)];
        ModuleSlot[] others = [.. alike.Except(encoder)];
        List<CheckpointModule> inEncoder = [.. fitting.Where(module => module.Role is ModuleRole.Encoder)];
        List<CheckpointModule> inDecoder = [.. fitting.Where(module => module.Role is ModuleRole.Decoder)];
        List<CheckpointModule> unknown = [.. fitting.Except(inEncoder).Except(inDecoder)];
        if (inEncoder.Count == encoder.Length)
        {
            inDecoder.AddRange(unknown);
        }
        else if (inDecoder.Count == others.Length)
        {
            inEncoder.AddRange(unknown);
        }
        else if (unknown.Count == fitting.Count && unknown.Count == alike.Length)
        {
            (encoder, inEncoder, others, inDecoder) = (alike, unknown, [], []);
        }

        FillSorted(encoder, inEncoder);
        FillSorted(others, inDecoder);
    }

    private void FillSorted(ModuleSlot[] alike, List<CheckpointModule> modules)
    {
        if (alike.Length == 0 && modules.Count == 0)
        {
            return;
        }

        if (alike.Length == 0 || modules.Count != alike.Length)
        {
            throw alike.Length == 0 || modules.Count < alike.Length ? (alike.Length == 0 ? Left() : Missing(alike[0])) : Ambiguous(alike, modules);
        }

        CheckpointModule[] sorted = [.. modules.OrderBy(module => module.Name)];
        if (!ModuleName.Decide([.. sorted.Select(module => module.Name)]))
        {
            sorted = checkpoint.Ordered ? [.. modules.OrderBy(_left.IndexOf)] : throw Ambiguous(alike, modules);
        }

        foreach ((ModuleSlot slot, CheckpointModule module) in alike.Zip(sorted))
        {
            Fill(slot, module, module);
        }
    }

    private VaeException Missing(ModuleSlot slot) => new(
        $"{source} has nothing for '{slot.Name}', {Wanted(slot)}; " + (_left.Count == 0
            ? "give another architecture"
            : $"what is left is {CheckpointModules.Listed([.. _left.Select(module => module.ToString())])}; give another architecture, or type --map "
            + $"{slot.Name}=NAME"));

    private VaeException Misfit(ModuleSlot slot, CheckpointModule module) => new(
        $"{source}: {module} does not fit '{slot.Name}', which is {Wanted(slot)}; give another architecture, or say which does by "
        + $"--map {slot.Name}=NAME");

    private VaeException Ambiguous(ModuleSlot[] alike, List<CheckpointModule> modules) => new(
        $"{source}: {CheckpointModules.Listed([.. modules.Select(module => module.ToString())])} may each be "
        + $"{CheckpointModules.Listed([.. alike.Select(slot => $"'{slot.Name}'")])}, and their names do not say which; type --map "
        + string.Join(",", alike.Zip(modules, (slot, module) => $"{slot.Name}={module.Name.Text}")) + ", or in another order");

    private VaeException Left() => new(
        $"{source} has tensors that its architecture does not know: "
        + $"{CheckpointModules.Listed([.. _left.SelectMany(module => module.Tensors.Values).Select(tensor => PrintableText.Excerpt(tensor.Name))])}; "
        + "rename them or give another architecture");

    private static string Wanted(ModuleSlot slot) =>
        string.Join(", ", slot.Tensors.Select(tensor => $"{tensor.Leaf} [{string.Join(", ", tensor.Shape)}]"));
}
