namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>Makes the architecture of a checkpoint of dense layers from their shapes.</summary>
/// <param name="source">How messages name the file.</param>
/// <param name="layout">The checkpoint's layout.</param>
/// <param name="checkpoint">The file.</param>
/// <param name="notes">Receives what was guessed.</param>
internal sealed class ArchitectureGuess(string source, TensorLayout layout, Checkpoint checkpoint, ICollection<string> notes)
{
    private const int MaxLayers = 64;
    private const int MaxFound = 16;
    private const int MaxTries = 100_000;

    private static readonly Shape Digits = new(28, 28, 1);

    private int _tries;

    /// <summary>The architecture, with what fills each of its layers.</summary>
    /// <param name="modules">The checkpoint's layers.</param>
    /// <param name="maps">What a person says; only of the heads.</param>
    /// <param name="given">Shape of the images; null where nobody said.</param>
    /// <param name="likelihood">How a pixel is distributed; null for Bernoulli.</param>
    /// <exception cref="VaeException">The shapes allow none, or several; the message says what to type.</exception>
    public (VaeArchitecture Architecture, IReadOnlyList<CheckpointModule> Filling) Make(
        IReadOnlyList<CheckpointModule> modules, IReadOnlyList<NameMap> maps, Shape? given, Likelihood? likelihood)
    {
        RefuseOthers(modules);
        (CheckpointModule mean, CheckpointModule variance, CheckpointModule[] used) = Heads(modules, maps);
        CheckpointModule[] rest = [.. modules.Except(used).OrderBy(module => module.Role == ModuleRole.Decoder)];
        if (checkpoint.Named)
        {
            rest = [.. rest.OrderBy(Part).ThenBy(module => module.Name)];
        }

        (CheckpointModule[] encoder, CheckpointModule[] decoder) = Chains(rest, mean, given);
        long values = Values(encoder, mean);
        Shape shape = ShapeOf(values, given);
        long outputs = decoder[^1].Outputs(layout)!.Value;
        int parameters = likelihood?.Parameters ?? 1;
        if (outputs != values * parameters)
        {
            throw new VaeException(
                $"{source}: its last layer makes {outputs:N0} values of {values:N0}, where the likelihood asks for {values * parameters:N0}; "
                + "say which it is by --likelihood, or give the architecture by --arch FILE.json");
        }

        VaeArchitecture architecture = new(
            shape, Specs(encoder), (int)mean.Outputs(layout)!.Value, Specs(decoder[..^1]), likelihood);
        string order = shape.Channels == 1 ? "" : ", and the values of an image " + (layout is KerasLayout ? "pixel by pixel" : "channel by channel");
        string taken = $"{architecture.Likelihood.Traits.Name}{order}; --arch FILE.json says otherwise";
        bool known = Array.TrueForAll([.. encoder, .. decoder[..^1]], module => checkpoint.Activations.Of(module) is not null);
        notes.Add($"{source}: the architecture is made of the shapes, {architecture}; " + (
            !checkpoint.Activations.Any
                ? $"the file does not say what lies between its layers and behind the last, which is taken for ReLU and {taken}"
                : $"the activations between its layers are those that the file says{(known ? "" : ", ReLU where it says none that is known here")}, "
                + $"and what is behind the last is taken for {taken}"));
        return (architecture, [.. encoder, mean, variance, .. decoder]);
    }

    private static int Part(CheckpointModule module) => module.Role switch
    {
        ModuleRole.Encoder => 0,
        ModuleRole.Decoder => 2,
        _ => 1,
    };

    private IEnumerable<LayerSpec> Specs(IEnumerable<CheckpointModule> modules) => modules.Select(
        module => new LinearSpec((int)module.Outputs(layout)!.Value, checkpoint.Activations.Of(module) ?? Activation.Relu));

    private void RefuseOthers(IReadOnlyList<CheckpointModule> modules)
    {
        CheckpointModule? other = modules.FirstOrDefault(module => module.Outputs(layout) is null);
        if (other is not null)
        {
            string? latent = modules.FirstOrDefault(module => module.Role == ModuleRole.Mean)?.Outputs(layout) is long size ? $"{size}" : null;
            bool convolution = other.Tensors.TryGetValue(CheckpointModule.Weight, out TensorEntry? weight) && weight.Shape.Count == 4;
            throw convolution
                ? new VaeException(
                    $"{source}: {other} is a convolution, whose stride and padding no shape says; give the architecture by --arch FILE.json, or a "
                    + "preset as in --arch conv-deep "
                    + $"--shape HEIGHTxWIDTHx{layout.Shape(CheckpointModule.Weight, weight!.Shape)[1]} --latent {latent ?? "N"}")
                : new VaeException($"{source}: {other} is no dense layer; give the architecture by --arch FILE.json, or a preset and --shape");
        }

        if (modules.Count > MaxLayers)
        {
            throw new VaeException(
                $"{source} has {modules.Count:N0} layers, too many to guess their order; give the architecture by --arch FILE.json");
        }
    }

    private (CheckpointModule Mean, CheckpointModule LogVariance, CheckpointModule[] Used) Heads(
        IReadOnlyList<CheckpointModule> modules, IReadOnlyList<NameMap> maps)
    {
        NameMap? other = maps.FirstOrDefault(map => map.Ours is not (ModuleSlot.MeanName or ModuleSlot.LogVarianceName or NameMap.Heads));
        if (other is not null)
        {
            throw new VaeException($"--map {other} is about a layer of an architecture; give one by --arch");
        }

        HeadFinder finder = new(source, layout, !checkpoint.Named, notes);
        string[] leaves = [CheckpointModule.Weight, CheckpointModule.Bias];
        Dictionary<string, (CheckpointModule Filling, List<CheckpointModule> Used)> named = new NameMaps(source, modules, layout).Find(
            maps, new Dictionary<string, IReadOnlyList<string>> { [ModuleSlot.MeanName] = leaves, [ModuleSlot.LogVarianceName] = leaves });
        bool hasMean = named.TryGetValue(ModuleSlot.MeanName, out (CheckpointModule Filling, List<CheckpointModule> Used) mean);
        bool hasVariance = named.TryGetValue(ModuleSlot.LogVarianceName, out (CheckpointModule Filling, List<CheckpointModule> Used) variance);
        if (hasMean && hasVariance)
        {
            return IsAlike(mean.Filling, variance.Filling)
                ? (mean.Filling, variance.Filling, [.. mean.Used, .. variance.Used])
                : throw new VaeException($"{source}: {mean.Filling} and {variance.Filling} have other shapes, so they are not both heads");
        }

        if (hasMean || hasVariance)
        {
            CheckpointModule known = hasMean ? mean.Filling : variance.Filling;
            CheckpointModule found = finder.Other(hasVariance, [.. modules.Where(module => module != known && IsAlike(module, known))]);
            return hasMean ? (known, found, [.. mean.Used, found]) : (found, known, [found, .. variance.Used]);
        }

        // Heads come in pairs of one shape, from what something makes to what something takes.
        CheckpointModule[] single =
        [
            .. modules.Where(module => modules.Any(twin => twin != module && IsAlike(twin, module))
                && modules.Any(next => next.Inputs(layout) == module.Outputs(layout))),
        ];
        CheckpointModule[] joint =
        [
            .. modules.Where(module => module.Outputs(layout) % 2 == 0
                && modules.Any(next => next.Inputs(layout) == module.Outputs(layout) / 2)
                && !modules.Any(next => next.Inputs(layout) == module.Outputs(layout))
                && modules.Any(last => last != module)),
        ];
        return finder.Find(single, joint) ?? throw finder.Undecided([]);
    }

    // Values of an image.
    private long Values(IReadOnlyList<CheckpointModule> encoder, CheckpointModule mean) =>
        (encoder.Count > 0 ? encoder[0] : mean).Inputs(layout)!.Value;

    private bool IsAlike(CheckpointModule one, CheckpointModule other) =>
        one.Outputs(layout) == other.Outputs(layout) && one.Inputs(layout) == other.Inputs(layout);

    // Every way to go through all layers, from the images to the heads and from the latent to the images.
    private (CheckpointModule[] Encoder, CheckpointModule[] Decoder) Chains(CheckpointModule[] rest, CheckpointModule mean, Shape? given)
    {
        List<(CheckpointModule[] Encoder, CheckpointModule[] Decoder)> found = [];
        Extend([], [], [.. rest], mean, found);

        // Images have the size that was said, and nearly every model has an encoder before its heads.
        if (given is Shape shape && found.Exists(chain => Values(chain.Encoder, mean) == shape.Length))
        {
            found.RemoveAll(chain => Values(chain.Encoder, mean) != shape.Length);
        }

        if (found.Exists(chain => chain.Encoder.Length > 0))
        {
            found.RemoveAll(chain => chain.Encoder.Length == 0);
        }

        if (found.Count == 0)
        {
            throw new VaeException(
                $"{source}: its layers do not follow each other from images to a latent and back: "
                + $"{CheckpointModules.Listed([.. rest.Select(module => module.ToString())])}; give the architecture by --arch FILE.json");
        }

        if (found.Count == 1)
        {
            return found[0];
        }

        // In the order of the names, where they have one; else in that of the file.
        CheckpointModule[] order = ModuleName.Decide([.. rest.Where(module => module.Role != ModuleRole.Decoder).Select(module => module.Name)])
            && ModuleName.Decide([.. rest.Where(module => module.Role == ModuleRole.Decoder).Select(module => module.Name)]) ? rest : [];
        foreach ((CheckpointModule[] encoder, CheckpointModule[] decoder) in found)
        {
            if (order.SequenceEqual([.. encoder, .. decoder]))
            {
                return (encoder, decoder);
            }
        }

        throw new VaeException(
            $"{source}: its layers can follow each other in more than one order, and their names do not say which; give the architecture by "
            + "--arch FILE.json, and --map where names do not say");
    }

    private void Extend(
        List<CheckpointModule> encoder,
        List<CheckpointModule> decoder,
        List<CheckpointModule> left,
        CheckpointModule mean,
        List<(CheckpointModule[] Encoder, CheckpointModule[] Decoder)> found)
    {
        if (++_tries > MaxTries || found.Count > MaxFound)
        {
            return;
        }

        bool encoded = encoder.Count == 0 || encoder[^1].Outputs(layout) == mean.Inputs(layout);
        if (left.Count == 0)
        {
            if (encoded && decoder.Count > 0 && decoder[^1].Outputs(layout) % Values(encoder, mean) == 0)
            {
                found.Add(([.. encoder], [.. decoder]));
            }

            return;
        }

        for (int i = 0; i < left.Count; i++)
        {
            CheckpointModule next = left[i];
            bool inEncoder = decoder.Count == 0 && next.Role != ModuleRole.Decoder
                && (encoder.Count == 0 || encoder[^1].Outputs(layout) == next.Inputs(layout));
            bool inDecoder = encoded && next.Role != ModuleRole.Encoder
                && next.Inputs(layout) == (decoder.Count == 0 ? mean.Outputs(layout) : decoder[^1].Outputs(layout));
            left.RemoveAt(i);
            if (inEncoder)
            {
                Extend([.. encoder, next], decoder, left, mean, found);
            }

            if (inDecoder)
            {
                Extend(encoder, [.. decoder, next], left, mean, found);
            }

            left.Insert(i, next);
        }
    }

    private Shape ShapeOf(long values, Shape? given)
    {
        if (given is Shape shape)
        {
            return shape.Length == values
                ? shape
                : throw new VaeException($"{source} is of images with {values:N0} values, and {shape} has {shape.Length:N0}; give another --shape");
        }

        if (values == Digits.Length)
        {
            notes.Add($"{source}: images of {values} values are taken for {Digits}; --shape says otherwise");
            return Digits;
        }

        int side = (int)Math.Sqrt(values);
        int colour = (int)Math.Sqrt(values / 3);
        string example = (long)colour * colour * 3 == values ? $"{colour}x{colour}x3"
            : (long)side * side == values ? $"{side}x{side}x1"
            : $"1x1x{values}";
        throw new VaeException(
            $"{source} is of images with {values:N0} values, and does not say how many are beside each other: give "
            + $"--shape HEIGHTxWIDTHxCHANNELS, as in --shape {example}");
    }
}
