namespace Vae.Realtime.Learning.Models.Import;

using System.Text;
using Vae.Realtime.Files;
using Vae.Realtime.Formats;
using Vae.Realtime.Formats.Hdf5;
using Vae.Realtime.Formats.Torch;

/// <summary>Tensors that another program saved.</summary>
/// <param name="Path">The file.</param>
/// <param name="Tensors">In the order of the file.</param>
/// <param name="Ordered">Whether that is the order in which the model was defined; else it is some other, as safetensors files are sorted.</param>
/// <param name="Named">Whether the names say anything; else they are numbers.</param>
internal sealed record Checkpoint(string Path, IReadOnlyList<TensorEntry> Tensors, bool Ordered, bool Named)
{
    private const int MaxConfigBytes = 64 << 20;
    private const string ConfigName = "config.json";
    private const string ArrayEnding = ".npy";
    private const string UnnamedBeginning = "arr_";

    /// <summary>What the file says of the activations behind its layers.</summary>
    public StatedActivations Activations { get; init; } = StatedActivations.None;

    /// <summary>Reads a file, whatever its name: safetensors, HDF5, the zip archives of PyTorch, of NumPy and of Keras.</summary>
    /// <param name="path">The file.</param>
    /// <param name="notes">Receives what was left out.</param>
    /// <exception cref="VaeException">It is missing, damaged, or of another kind; the message says how to convert it.</exception>
    public static Checkpoint Load(string path, ICollection<string> notes)
    {
        byte[] beginning = new byte[8];
        int read;
        using (FileStream stream = InputFile.Open(path))
        {
            try
            {
                read = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
            }
            catch (Exception error) when (FileErrors.IsFromFileSystem(error))
            {
                throw FileErrors.Reading(path, error);
            }
        }

        ReadOnlySpan<byte> start = beginning.AsSpan(0, read);
        if (start.StartsWith("PK"u8))
        {
            return LoadArchive(path, notes);
        }

        if (Hdf5File.Begins(start))
        {
            byte[] content = InputFile.ReadAll(path, System.Array.MaxLength, "a file that can be read whole");
            return new KerasHdf5(content, path, $"'{path}'").Read(null, notes);
        }

        if (start.Length > 2 && start[0] == 0x80 && start[1] is >= 2 and <= 5)
        {
            throw new VaeException(
                $"'{path}' is a pickle, as PyTorch before 1.6 and pickle.dump write, which only running it would read. {TorchConversion.Of(path)}");
        }

        return NumpyHeader.Begins(start)
            ? throw new VaeException($"'{path}' is a single NumPy array; save all of a model's by numpy.savez(PATH, *model.get_weights())")
            : new Checkpoint(path, SafetensorsFile.Load(path).Tensors, Ordered: false, Named: true);
    }

    private static Checkpoint LoadArchive(string path, ICollection<string> notes)
    {
        using ZipFile zip = ZipFile.Open(InputFile.Open(path), path);
        if (TorchArchive.IsOne(zip))
        {
            return new Checkpoint(path, TorchArchive.Read(zip, path, notes), Ordered: true, Named: true);
        }

        string[] weights = [.. zip.Names.Where(name => name.EndsWith(".weights.h5", StringComparison.Ordinal))];
        if (weights is [string only])
        {
            string? config = zip.Has(ConfigName) ? Encoding.UTF8.GetString(zip.Read(ConfigName, MaxConfigBytes)) : null;
            byte[] content = zip.Read(only, System.Array.MaxLength);
            return new KerasHdf5(content, path, $"'{path}': '{PrintableText.Excerpt(only)}'").Read(config, notes);
        }

        if (weights.Length > 1)
        {
            throw new VaeException(
                $"'{path}' is a Keras model with its weights in {weights.Length} files, which is not read. {KerasConversion(path)}");
        }

        string[] arrays = [.. zip.Names.Where(name => name.EndsWith(ArrayEnding, StringComparison.Ordinal))];
        if (arrays.Length == 0)
        {
            throw new VaeException(
                $"'{path}' is a zip archive, but not of a kind that holds a model: torch.save's, numpy.savez's and Keras' are read");
        }

        TensorEntry[] tensors = [.. arrays.Select(name => Array(zip, name, path))];
        bool named = !System.Array.TrueForAll(tensors, tensor => tensor.Name.StartsWith(UnnamedBeginning, StringComparison.Ordinal));
        return new Checkpoint(path, tensors, Ordered: true, named);
    }

    private static TensorEntry Array(ZipFile zip, string name, string path)
    {
        byte[] file = zip.Read(name, System.Array.MaxLength);
        string own = name[..^ArrayEnding.Length];
        string source = $"'{path}': the array '{PrintableText.Excerpt(own)}'";
        if (own == SafetensorsFile.MetadataKey)
        {
            throw new VaeException($"{source} has a name that is not one of a tensor; save it under another");
        }

        using MemoryStream stream = new(file, writable: false);
        return NumpyArray.Read(stream, file.Length, source).ToTensor(own);
    }

    private static string KerasConversion(string path) =>
        $"Convert it where Keras is: import numpy, keras; m = keras.models.load_model({TorchConversion.Literal(path)}, compile=False), or "
        + "load_weights of your model where the file holds nothing else; "
        + $"numpy.savez({TorchConversion.Literal(System.IO.Path.GetFileNameWithoutExtension(path) + ".npz")}, *m.get_weights())";
}
