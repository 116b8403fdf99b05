namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Nn;

/// <summary>Makes a model of tensors that another program saved.</summary>
internal static class ModelImport
{
    /// <summary>Reads a checkpoint and fills an architecture with it.</summary>
    /// <param name="path">A file of safetensors, PyTorch, Keras, HDF5 or NumPy.</param>
    /// <param name="architecture">What the tensors belong to; null to make it of the shapes.</param>
    /// <param name="shape">Shape of the images, where the architecture is made.</param>
    /// <param name="likelihood">How a pixel is distributed, where the architecture is made; null for Bernoulli.</param>
    /// <param name="maps">Whose tensors become which, where names do not say.</param>
    /// <param name="notes">Receives what a person should know of how the file was read, a line each.</param>
    /// <exception cref="VaeException">The file cannot be read, or does not fill the architecture; the message says what to type.</exception>
    public static ImportedModel Run(
        string path, VaeArchitecture? architecture, Shape? shape, Likelihood? likelihood, IReadOnlyList<NameMap> maps, ICollection<string> notes)
    {
        ArgumentNullException.ThrowIfNull(maps);
        string source = $"'{path}'";
        Checkpoint checkpoint = Checkpoint.Load(path, notes);
        CheckpointModules theirs = new(checkpoint, notes);
        TensorLayout layout = theirs.Keras ? new KerasLayout() : new TorchLayout();
        IReadOnlyList<CheckpointModule>? filling = null;
        if (architecture is null)
        {
            (architecture, filling) = new ArchitectureGuess(source, layout, checkpoint, notes).Make(theirs.Modules, maps, shape, likelihood);
        }

        IReadOnlyList<ModuleSlot> slots = ModuleSlot.Of(architecture);
        IReadOnlyDictionary<ModuleSlot, CheckpointModule> filled;
        if (filling is not null)
        {
            filled = slots.Zip(filling).ToDictionary(pair => pair.First, pair => pair.Second);
        }
        else if (maps.Count == 0 && !theirs.Keras && slots.All(slot => theirs.Modules.Any(module => module.Name.Text == slot.Name)))
        {
            // Names are those of model files: what does not fit is then a fault of the file.
            TensorEntry[] tensors = [.. theirs.Tensors];
            bool measured = !architecture.Likelihood.Traits.Calibrated
                || Array.Exists(tensors, tensor => tensor.Name == VaeArchitecture.VarianceName);
            ModelFile.CheckAll(measured ? tensors : [.. tensors, UnitVariances(architecture)], architecture, path);
            filled = slots.ToDictionary(slot => slot, slot => theirs.Modules.First(module => module.Name.Text == slot.Name));
        }
        else
        {
            filled = new ModuleMatcher(source, slots, layout, checkpoint, notes).Match(theirs.Modules, maps);
        }

        checkpoint.Activations.Compare(source, filled, architecture.Likelihood, notes);
        return Made(architecture, slots, filled, (layout, theirs.TypeOf), path, notes);
    }

    private static TensorEntry UnitVariances(VaeArchitecture architecture)
    {
        float[] ones = new float[architecture.Input.Channels];
        Array.Fill(ones, 1);
        return TensorEntry.FromFloats(VaeArchitecture.VarianceName, [ones.Length], ones);
    }

    private static ImportedModel Made(
        VaeArchitecture architecture,
        IReadOnlyList<ModuleSlot> slots,
        IReadOnlyDictionary<ModuleSlot, CheckpointModule> filled,
        (TensorLayout Layout, Func<string, string?> TypeOf) their,
        string path,
        ICollection<string> notes)
    {
        List<TensorEntry> tensors = [];
        List<ImportedTensor> origins = [];
        List<string> zeros = [];
        foreach (ModuleSlot slot in slots)
        {
            CheckpointModule module = filled[slot];
            foreach ((string leaf, int[] shape) in slot.Tensors)
            {
                string name = $"{slot.Name}.{leaf}";
                if (!module.Tensors.TryGetValue(leaf, out TensorEntry? tensor))
                {
                    zeros.Add(name);
                    origins.Add(new ImportedTensor(name, "", shape, "zeros"));
                    tensors.Add(TensorEntry.FromFloats(name, shape, new float[shape[0]]));
                    continue;
                }

                if (tensor.DType != SafetensorsDType.Float32)
                {
                    throw new VaeException(
                        $"'{path}': tensor '{PrintableText.Excerpt(tensor.Name)}' is of {tensor.DType}, which are no parameters; save real numbers");
                }

                tensors.Add(TensorEntry.FromFloats(name, shape, their.Layout.Convert(slot, (leaf, shape), tensor)));
                string from = their.TypeOf(tensor.Name) is string type ? $"from {type}" : "";
                string turned = their.Layout.How(slot, (leaf, shape), tensor.Shape);
                string how = from.Length > 0 && turned.Length > 0 ? $"{from}, {turned}" : from + turned;
                origins.Add(new ImportedTensor(name, tensor.Name + module.Part, shape, how));
            }
        }

        if (zeros.Count > 0)
        {
            notes.Add($"'{path}': {CheckpointModules.Listed(zeros)} {(zeros.Count == 1 ? "is" : "are")} not there and made zero");
        }

        if (architecture.Likelihood.Traits.Calibrated)
        {
            string name = VaeArchitecture.VarianceName;
            (string module, string leaf) = (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
            TensorEntry? variances = filled.First(pair => pair.Key.Name == module).Value.Tensors.GetValueOrDefault(leaf);
            if (variances is not { DType: SafetensorsDType.Float32 } || !variances.HasShape([architecture.Input.Channels]))
            {
                variances = UnitVariances(architecture);
                notes.Add($"'{path}' has no variances of the values, so they are 1 until the model learns; --likelihood gaussian:SCALE fixes them");
            }

            origins.Add(new ImportedTensor(name, variances.Name, [architecture.Input.Channels], ""));
            tensors.Add(variances);
        }

        SafetensorsFile file = ModelFile.Of(architecture, tensors);
        ModelFile.CheckFinite(file.Tensors, path);
        bool renamed = origins.Exists(origin => origin.From != origin.Name);
        return new ImportedModel(architecture, file, origins, renamed);
    }
}
