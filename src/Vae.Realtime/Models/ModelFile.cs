namespace Vae.Realtime.Models;

using Vae.Realtime.Formats;
using Vae.Realtime.Gpu;
using Vae.Realtime.Nn;

/// <summary>
/// A whole model in one safetensors file: parameters under the names that PyTorch's state_dict would give them, the architecture and the
/// training record in the metadata.
/// </summary>
public static class ModelFile
{
    private const string ArchitectureKey = "architecture";

    /// <summary>Writes a model, atomically. Equal models and records give equal bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Its parameters are read back from the device.</param>
    /// <param name="record">What else to keep in the metadata: how it was trained.</param>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public static void Save(string path, VaeModel model, IEnumerable<KeyValuePair<string, string>> record)
    {
        Dictionary<string, float[]> values = Kept(model)
            .SelectMany(parameter => parameter.Layout.ToFiles(parameter.Value.Download(model.Device)))
            .ToDictionary(tensor => tensor.Name, tensor => tensor.Values);
        IEnumerable<KeyValuePair<string, string>> metadata =
            [new("format", "vae.realtime 1"), new(ArchitectureKey, model.Architecture.ToJson()), .. record];
        new SafetensorsFile(metadata, model.Architecture.TensorShapes.Select(
            shape => TensorEntry.FromFloats(shape.Name, shape.Shape, values[shape.Name]))).Save(path);
    }

    /// <summary>Reads the architecture of a model file.</summary>
    /// <exception cref="VaeException">Not a model of this program.</exception>
    public static VaeArchitecture ReadArchitecture(SafetensorsFile file, string path) =>
        file.Metadata.TryGetValue(ArchitectureKey, out string? json)
            ? VaeArchitecture.Parse(json, path)
            : throw new VaeException($"'{path}' is a safetensors file but not a model of this program: its metadata has no architecture.");

    /// <summary>Loads a model onto a device.</summary>
    /// <exception cref="VaeException">The file is missing, damaged, or its tensors are not those of its architecture.</exception>
    public static VaeModel Load(GpuDevice device, string path, bool trainable)
    {
        SafetensorsFile file = SafetensorsFile.Load(path);
        VaeArchitecture architecture = ReadArchitecture(file, path);
        Check(file, architecture, path);
        VaeModel model = new(device, architecture, trainable);
        try
        {
            foreach (Parameter parameter in Kept(model))
            {
                parameter.Value.Upload(device, parameter.Layout.FromFiles(name => file.Find(name)!.ToFloats()));
            }

            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static void Check(SafetensorsFile file, VaeArchitecture architecture, string path)
    {
        foreach ((string name, int[] shape) in architecture.TensorShapes)
        {
            TensorEntry tensor = file.Find(name)
                ?? throw new VaeException($"'{path}' lacks the tensor '{name}' that its architecture asks for.");
            if (!tensor.HasShape(shape) || tensor.DType != SafetensorsDType.Float32)
            {
                throw new VaeException(
                    $"'{path}': tensor '{name}' is {tensor.DType} [{string.Join(", ", tensor.Shape)}] but its architecture asks for F32 [{string.Join(", ", shape)}].");
            }
        }
    }

    private static IEnumerable<Parameter> Kept(VaeModel model) => model.Store.Parameters.Concat(model.Store.Averages);
}
