namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Data.Tables;
using Vae.Realtime.Formats;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// A whole model in one safetensors file: parameters under the names that PyTorch's state_dict would give them, the architecture and the
/// training record in the metadata.
/// </summary>
internal static class ModelFile
{
    private const string ArchitectureKey = "architecture";
    private const string MeanPrefix = "adam.mean.";
    private const string SquarePrefix = "adam.square.";
    private const string ScalingKey = "data.scaling";
    private const int NamesListed = 4;

    /// <summary>Writes a model, atomically. Equal models and records give equal bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Its parameters are read back from the device.</param>
    /// <param name="record">What else to keep in the metadata: how it was trained.</param>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public static void Save(string path, VaeModel model, IEnumerable<KeyValuePair<string, string>> record) =>
        File(model, record, Tensors(model)).Save(path);

    /// <summary>Writes a model with Adam's moments, under the parameters' names with a prefix, so that training can be continued.</summary>
    public static void SaveWithMoments(string path, VaeModel model, IEnumerable<KeyValuePair<string, string>> record) => File(
        model,
        record,
        Tensors(model)
            .Concat(Tensors(model, MeanPrefix, parameter => parameter.Moments.Mean))
            .Concat(Tensors(model, SquarePrefix, parameter => parameter.Moments.Square))).Save(path);

    /// <summary>Reads the architecture of a model file.</summary>
    /// <exception cref="VaeException">Not a model of this program.</exception>
    public static VaeArchitecture ReadArchitecture(SafetensorsFile file, string path) =>
        file.Metadata.TryGetValue(ArchitectureKey, out string? json)
            ? VaeArchitecture.Parse(json, path)
            : throw new VaeException($"'{path}' is a safetensors file but not a model of this program: its metadata has no architecture.");

    /// <summary>Loads a model onto a device.</summary>
    /// <exception cref="VaeException">The file is missing, damaged, or its tensors are not those of its architecture.</exception>
    public static VaeModel Load(GpuDevice device, string path, bool trainable) => Load(device, SafetensorsFile.Load(path), path, trainable);

    /// <summary>Loads a model onto a device from a file that has been read.</summary>
    /// <exception cref="VaeException">The file's tensors are not those of its architecture.</exception>
    public static VaeModel Load(GpuDevice device, SafetensorsFile file, string path, bool trainable)
    {
        VaeArchitecture architecture = ReadArchitecture(file, path);
        Check(file, architecture, path);
        VaeModel model = new(device, architecture, trainable) { Path = path };
        try
        {
            Upload(file, model, Kept(model), "", parameter => parameter.Value);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Puts a file's parameters into an untrained model of the same layers. The variances of a calibrated likelihood begin at the square of
    /// the file's fixed scale, where it has one.
    /// </summary>
    /// <exception cref="VaeException">The file is damaged, or has other layers.</exception>
    public static void Begin(SafetensorsFile file, string path, VaeModel model)
    {
        Likelihood likelihood = ReadArchitecture(file, path).Likelihood;
        if (model.Variances is Parameter variances && file.Find(VaeArchitecture.VarianceName) is null)
        {
            float variance = (float)(likelihood.Scale * likelihood.Scale);
            variances.Value.Upload(model.Device, [.. Enumerable.Repeat(variance, variances.Value.Columns)]);
        }

        (string Name, int[] Shape)[] shapes =
            [.. model.Architecture.TensorShapes.Where(shape => shape.Name != VaeArchitecture.VarianceName || file.Find(shape.Name) is not null)];
        CheckShapes(file, shapes, path);
        HashSet<string> names = [.. shapes.Select(shape => shape.Name)];
        Upload(file, model, Kept(model).Where(parameter => names.Contains(parameter.Layout.Files[0].Name)), "", parameter => parameter.Value);
    }

    /// <summary>Reads how the columns that a model learned from were scaled; null where it did not learn from columns.</summary>
    /// <exception cref="VaeException">The file is missing or damaged.</exception>
    public static DataScaling? ReadScaling(string path) =>
        SafetensorsFile.Load(path).Metadata.TryGetValue(ScalingKey, out string? json) ? DataScaling.FromJson(json, $"'{path}'") : null;

    /// <summary>
    /// Reads what a model computes with, and nothing of how it was trained: its architecture and tensors, in the order of a forward pass.
    /// </summary>
    /// <returns>The file's content without the optimiser's moments and the training record.</returns>
    /// <exception cref="VaeException">The file is missing, damaged, or its tensors are not those of its architecture.</exception>
    public static SafetensorsFile ReadParameters(string path)
    {
        SafetensorsFile file = SafetensorsFile.Load(path);
        VaeArchitecture architecture = ReadArchitecture(file, path);
        Check(file, architecture, path);
        IEnumerable<KeyValuePair<string, string>> scaling = file.Metadata.Where(entry => entry.Key == ScalingKey);
        return new SafetensorsFile(Metadata(architecture, scaling), architecture.TensorShapes.Select(shape => file.Find(shape.Name)!));
    }

    /// <summary>A model file's content: tensors in the order of a forward pass, and nothing of how they were trained.</summary>
    public static SafetensorsFile Of(VaeArchitecture architecture, IEnumerable<TensorEntry> tensors) => new(Metadata(architecture, []), tensors);

    /// <summary>Refuses tensors that are not just those of an architecture.</summary>
    /// <param name="tensors">Under PyTorch's names and in its layouts.</param>
    /// <param name="architecture">What they should belong to.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="VaeException">A tensor is missing, left over, or has another shape or type.</exception>
    public static void CheckAll(IReadOnlyList<TensorEntry> tensors, VaeArchitecture architecture, string path)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        CheckShapes(new SafetensorsFile([], tensors), architecture.TensorShapes, path);
        HashSet<string> known = [.. architecture.TensorShapes.Select(shape => shape.Name)];
        string[] left = [.. tensors.Select(tensor => tensor.Name).Where(name => !known.Contains(name))];
        if (left.Length > 0)
        {
            string more = left.Length > NamesListed ? $" and {left.Length - NamesListed:N0} more" : "";
            throw new VaeException(
                $"'{path}' has tensors that its architecture does not know: "
                + $"{string.Join(", ", left.Take(NamesListed).Select(PrintableText.Excerpt))}{more}; rename them or give another architecture");
        }
    }

    /// <summary>Refuses tensors that a model could not compute with.</summary>
    /// <exception cref="VaeException">A value is not finite, or a variance is below zero.</exception>
    public static void CheckFinite(IEnumerable<TensorEntry> tensors, string path)
    {
        foreach (TensorEntry tensor in tensors)
        {
            string? what = tensor.NotFinite();
            what ??= tensor.Name.EndsWith(".running_var", StringComparison.Ordinal) && tensor.ToFloats().Any(value => value < 0)
                ? "variances below zero"
                : null;
            if (what is not null)
            {
                throw new VaeException(
                    $"'{path}': tensor '{PrintableText.Excerpt(tensor.Name)}' holds {what}, so the model computes nothing; take one that was saved "
                    + "before its training went wrong");
            }
        }
    }

    /// <summary>Puts the parameters and moments that <see cref="SaveWithMoments"/> wrote into a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Receives them.</param>
    /// <param name="problem">What <see cref="RestoreMoments"/> returns.</param>
    /// <returns>The file's metadata.</returns>
    /// <exception cref="VaeException">The file is of another architecture, or has no moments.</exception>
    public static IReadOnlyDictionary<string, string> Restore(string path, VaeModel model, out string? problem)
    {
        SafetensorsFile file = SafetensorsFile.Load(path);
        VaeArchitecture architecture = ReadArchitecture(file, path);
        if (architecture != model.Architecture)
        {
            throw new VaeException(
                $"'{path}' holds another model, {architecture.InWords}, not {model.Architecture.InWords}; continue it with its own architecture");
        }

        Check(file, architecture, path);
        problem = RestoreMoments(file, path, model);
        Upload(file, model, Kept(model), "", parameter => parameter.Value);
        return file.Metadata;
    }

    /// <summary>
    /// Puts the moments that <see cref="SaveWithMoments"/> wrote into a model that has the file's parameters already. Moments that are not
    /// finite, or squares below zero, are left out: the model keeps those of an optimiser that begins.
    /// </summary>
    /// <returns>Why they were left out, a line that names the tensor; null where they were not.</returns>
    /// <exception cref="VaeException">The file has no moments, or others.</exception>
    public static string? RestoreMoments(SafetensorsFile file, string path, VaeModel model)
    {
        foreach (string prefix in (string[])[MeanPrefix, SquarePrefix])
        {
            // As SaveWithMoments writes them: the store knows one row by its columns alone.
            (string Name, int[] Shape)[] shapes = [.. model.Architecture.ParameterShapes.Select(shape => (prefix + shape.Name, shape.Shape))];
            CheckShapes(file, shapes, path);
            foreach ((string name, _) in shapes)
            {
                TensorEntry moments = file.Find(name)!;
                string? what = moments.NotFinite();
                what ??= prefix == SquarePrefix && moments.ToFloats().Any(value => value < 0) ? "squares below zero" : null;
                if (what is not null)
                {
                    return $"'{path}': the optimiser's tensor '{name}' holds {what}; the optimiser and the count of steps begin again";
                }
            }
        }

        Upload(file, model, model.Store.Parameters, MeanPrefix, parameter => parameter.Moments.Mean);
        Upload(file, model, model.Store.Parameters, SquarePrefix, parameter => parameter.Moments.Square);
        return null;
    }

    private static void Check(SafetensorsFile file, VaeArchitecture architecture, string path)
    {
        CheckShapes(file, architecture.TensorShapes, path);
        CheckFinite(architecture.TensorShapes.Select(shape => file.Find(shape.Name)!), path);
    }

    private static void CheckShapes(SafetensorsFile file, IEnumerable<(string Name, int[] Shape)> shapes, string path)
    {
        foreach ((string name, int[] shape) in shapes)
        {
            TensorEntry tensor = file.Find(name)
                ?? throw new VaeException($"'{path}' lacks the tensor '{name}' that its architecture asks for.");
            if (!tensor.HasShape(shape) || tensor.DType != SafetensorsDType.Float32)
            {
                throw new VaeException(
                    $"'{path}': tensor '{name}' is {tensor.DType} [{string.Join(", ", tensor.Shape)}] "
                    + $"but its architecture asks for F32 [{string.Join(", ", shape)}].");
            }
        }
    }

    private static IEnumerable<Parameter> Kept(VaeModel model) => model.Store.Parameters.Concat(model.Store.Averages);

    private static SafetensorsFile File(VaeModel model, IEnumerable<KeyValuePair<string, string>> record, IEnumerable<TensorEntry> tensors) =>
        new(Metadata(model.Architecture, record), tensors);

    private static KeyValuePair<string, string>[] Metadata(VaeArchitecture architecture, IEnumerable<KeyValuePair<string, string>> record) =>
        [new("format", "vae.realtime 1"), new(ArchitectureKey, architecture.ToJson()), .. record];

    private static IEnumerable<TensorEntry> Tensors(VaeModel model)
    {
        Dictionary<string, float[]> values = Values(model, Kept(model), parameter => parameter.Value);
        return model.Architecture.TensorShapes.Select(shape => TensorEntry.FromFloats(shape.Name, shape.Shape, values[shape.Name]));
    }

    private static IEnumerable<TensorEntry> Tensors(VaeModel model, string prefix, Func<Parameter, Tensor> which)
    {
        Dictionary<string, float[]> values = Values(model, model.Store.Parameters, which);
        return model.Architecture.ParameterShapes
            .Where(shape => values.ContainsKey(shape.Name))
            .Select(shape => TensorEntry.FromFloats(prefix + shape.Name, shape.Shape, values[shape.Name]));
    }

    private static Dictionary<string, float[]> Values(VaeModel model, IEnumerable<Parameter> parameters, Func<Parameter, Tensor> which) => parameters
        .SelectMany(parameter => parameter.Layout.ToFiles(which(parameter).Download(model.Device)))
        .ToDictionary(tensor => tensor.Name, tensor => tensor.Values);

    private static void Upload(
        SafetensorsFile file, VaeModel model, IEnumerable<Parameter> parameters, string prefix, Func<Parameter, Tensor> which)
    {
        foreach (Parameter parameter in parameters)
        {
            which(parameter).Upload(model.Device, parameter.Layout.FromFiles(name => file.Find(prefix + name)!.ToFloats()));
        }
    }
}
