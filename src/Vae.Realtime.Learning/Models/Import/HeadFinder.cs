namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;

/// <summary>Finds the layers that make the posterior's mean and log-variance.</summary>
/// <param name="source">How messages name the file.</param>
/// <param name="layout">The checkpoint's layout.</param>
/// <param name="ordered">Whether the layers' order alone says which comes first, since they have no names.</param>
/// <param name="notes">Receives what was taken for what.</param>
internal sealed class HeadFinder(string source, TensorLayout layout, bool ordered, ICollection<string> notes)
{
    /// <summary>The heads among layers that may be heads.</summary>
    /// <param name="single">Layers that may be one head, in their order.</param>
    /// <param name="joint">Layers that may be both in one.</param>
    /// <returns>The mean, the log-variance, and the modules that they are, which may be one; null where there are none.</returns>
    /// <exception cref="VaeException">The names do not say which is which.</exception>
    public (CheckpointModule Mean, CheckpointModule LogVariance, CheckpointModule[] Used)? Find(
        IReadOnlyList<CheckpointModule> single, IReadOnlyList<CheckpointModule> joint)
    {
        CheckpointModule[] free = [.. single.Where(module => module.Role != ModuleRole.Decoder)];
        CheckpointModule[] means = [.. free.Where(module => module.Role == ModuleRole.Mean)];
        CheckpointModule[] variances = [.. free.Where(module => module.Role == ModuleRole.LogVariance)];
        CheckpointModule[] others = [.. free.Where(module => module.Role is not (ModuleRole.Mean or ModuleRole.LogVariance))];
        if (means.Length == 1 && variances.Length == 1)
        {
            return (means[0], variances[0], [means[0], variances[0]]);
        }

        if (means.Length > 1 || variances.Length > 1)
        {
            throw Undecided(free);
        }

        if (means.Length + variances.Length == 1 && others.Length > 0)
        {
            return Remaining(means, variances, others);
        }

        if (Numbered(others) is (CheckpointModule first, CheckpointModule second))
        {
            notes.Add(Taken(first, second, "as in PyTorch's example of a VAE"));
            return (first, second, [first, second]);
        }

        return others.Length == 2 && ordered ? InOrder(others)
            : others.Length > 1 || means.Length + variances.Length > 0 ? throw Undecided(free)
            : Joint(joint);
    }

    /// <summary>The other head beside one that a person named.</summary>
    /// <param name="mean">Whether it is the mean that is looked for.</param>
    /// <param name="single">Layers that may be it.</param>
    /// <exception cref="VaeException">The names do not say which.</exception>
    public CheckpointModule Other(bool mean, IReadOnlyList<CheckpointModule> single)
    {
        CheckpointModule[] free = [.. single.Where(module => module.Role != ModuleRole.Decoder)];
        CheckpointModule[] named = [.. free.Where(module => module.Role == (mean ? ModuleRole.Mean : ModuleRole.LogVariance))];
        string slot = mean ? ModuleSlot.MeanName : ModuleSlot.LogVarianceName;
        return (named.Length == 1 ? named : free) is [CheckpointModule one]
            ? one
            : throw new VaeException(
                $"{source}: no name says which layer is '{slot}'; {(free.Length == 0 ? "none has its shape" : $"it may be "
                + CheckpointModules.Listed([.. free.Select(module => module.ToString())]))}; type --map {slot}=NAME too");
    }

    /// <summary>The error for layers of which none is surely a head.</summary>
    public VaeException Undecided(IReadOnlyList<CheckpointModule> modules)
    {
        CheckpointModule[] two = [.. modules.Take(2)];
        string list = CheckpointModules.Listed([.. modules.Select(module => module.ToString())]);
        return two.Length < 2
            ? new VaeException(
                $"{source}: no layers are called the posterior's mean and log-variance; say which are, with "
                + $"--map {ModuleSlot.MeanName}=NAME,{ModuleSlot.LogVarianceName}=NAME, or with --map {NameMap.Heads}=NAME for both in one layer")
            : new VaeException(
                $"{source}: {list} may be the posterior's mean or its log-variance, and their names do not say which is which; type "
                + $"--map {ModuleSlot.MeanName}={two[0].Name.Text},{ModuleSlot.LogVarianceName}={two[1].Name.Text}, or the other way round");
    }

    // One is called what it is, so that the only other one is the other head, unless it may hold something else.
    private (CheckpointModule Mean, CheckpointModule LogVariance, CheckpointModule[] Used) Remaining(
        CheckpointModule[] means, CheckpointModule[] variances, CheckpointModule[] others)
    {
        CheckpointModule named = means.Concat(variances).Single();
        if (others.FirstOrDefault(module => module.Role == ModuleRole.Deviation) is { } deviation)
        {
            throw new VaeException(
                $"{source}: the name of {deviation} does not say whether it makes the posterior's log-variance or its standard deviation; if it is "
                + $"the log-variance, type --map {ModuleSlot.LogVarianceName}={deviation.Name.Text}");
        }

        CheckpointModule[] kin = [.. others.Where(module => module.Role != ModuleRole.Unknown || others.Length == 1)];
        if (kin.Length != 1)
        {
            throw Undecided([named, .. others]);
        }

        (CheckpointModule mean, CheckpointModule variance) = means.Length == 1 ? (named, kin[0]) : (kin[0], named);
        notes.Add(Taken(mean, variance, "since one of the two is called so"));
        return (mean, variance, [mean, variance]);
    }

    private static (CheckpointModule, CheckpointModule)? Numbered(CheckpointModule[] modules)
    {
        (CheckpointModule First, CheckpointModule Second)[] pairs =
        [
            .. from first in modules
               from second in modules
               where first.Name.Numbered is (string layer, 1) && second.Name.Numbered is (string other, 2) && layer == other
               select (first, second),
        ];
        return pairs.Length == 1 ? pairs[0] : null;
    }

    private (CheckpointModule Mean, CheckpointModule LogVariance, CheckpointModule[] Used)? InOrder(CheckpointModule[] modules)
    {
        notes.Add(Taken(modules[0], modules[1], "in the order of the file"));
        return (modules[0], modules[1], modules[..2]);
    }

    private (CheckpointModule Mean, CheckpointModule LogVariance, CheckpointModule[] Used)? Joint(IReadOnlyList<CheckpointModule> joint)
    {
        CheckpointModule[] free = [.. joint.Where(module => module.Role != ModuleRole.Decoder)];
        CheckpointModule[] named = [.. free.Where(module => module.Role == ModuleRole.Heads)];
        CheckpointModule[] one = named.Length == 1 ? named : free;
        if (one.Length != 1)
        {
            return null;
        }

        int half = (int)one[0].Outputs(layout)!.Value / 2;
        string name = one[0].Name.Text;
        notes.Add(
            $"{source}: {one[0]} is taken for both heads, the mean first: outputs 0 to {half - 1} and {half} to {(2 * half) - 1}; --map "
            + $"{ModuleSlot.MeanName}={name}[{half}:{2 * half}],{ModuleSlot.LogVarianceName}={name}[0:{half}] says otherwise");
        return (one[0].Rows(0, half, layout), one[0].Rows(half, 2 * half, layout), one);
    }

    private string Taken(CheckpointModule mean, CheckpointModule variance, string why) =>
        $"{source}: '{PrintableText.Excerpt(mean.Name.Text)}' is taken for the posterior's mean and "
        + $"'{PrintableText.Excerpt(variance.Name.Text)}' for its log-variance, {why}; --map says otherwise";
}
