namespace Vae.Realtime.Learning.Models;

using System.Globalization;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// An encoder out of a file of torchvision's VGG networks, whose tensors are called <c>features.N.weight</c> and so on; N counts
/// convolutions, batch norms, activations and poolings. Classifiers, and stages for larger images than the model's, are left out.
/// </summary>
/// <remarks>
/// Source: torchvision.models.vgg. A grey image is a colour image of three equal channels, so for grey images the first layer's filters are
/// summed over the colours. Pixels stay in [0,1]; they are not normalised by the mean and deviation that torchvision's training used.
/// </remarks>
internal static class VggWeights
{
    private const string Prefix = "features.";
    private const int Colours = 3;

    /// <summary>Puts the file's layers into a model's encoder.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="model">Its encoder is overwritten.</param>
    /// <exception cref="VaeException">The encoder is not made as VGG's, or the file's tensors are not those of such layers.</exception>
    public static void Load(SafetensorsFile file, string path, VaeModel model)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(model);
        List<Place> places = Places(model.Architecture, path, out int end);
        RefuseOthers(file, path, places, end);
        Dictionary<string, float[]> values = places.ToDictionary(place => place.Own, place => Read(file, path, place));
        foreach (Parameter kept in model.Store.Parameters.Concat(model.Store.Averages).Where(parameter => values.ContainsKey(parameter.Name)))
        {
            kept.Value.Upload(model.Device, kept.Layout.FromFiles(name => values[name]));
        }
    }

    // Every tensor of the encoder with its name in torchvision's files, and how many layers torchvision would count.
    private static List<Place> Places(VaeArchitecture architecture, string path, out int end)
    {
        List<Place> places = [];
        Shape shape = architecture.Input;
        end = 0;
        for (int i = 0; i < architecture.Encoder.Count; i++)
        {
            LayerSpec layer = architecture.Encoder[i];
            int counted = layer switch
            {
                ConvSpec { Kernel: 3, Stride: 1, Padding: 1 } conv => Counted(conv.Activation),
                BatchNormSpec norm when i > 0 => Counted(norm.Activation),
                ActivationSpec or MaxPoolSpec { Kernel: 2, Stride: 2, Padding: 0 } when i > 0 => 1,
                _ => throw new VaeException(
                    $"'{path}' cannot fill the encoder of {architecture}, whose layer {i} is none of VGG's; "
                    + "use --arch vgg, or leave out --encoder-weights."),
            };
            foreach ((string name, int[] sizes) in layer.Parameters(shape).Concat(layer.Averages(shape)))
            {
                places.Add(new Place($"encoder.{i}.{name}", $"{Prefix}{end}.{name}", sizes));
            }

            end += counted;
            shape = layer.Output(shape);
        }

        return places;
    }

    // A layer with an activation is two in torchvision.
    private static int Counted(Activation activation) => activation == Activation.None ? 1 : 2;

    // VGG networks begin alike: what tells another one is a tensor where this encoder has none.
    private static void RefuseOthers(SafetensorsFile file, string path, List<Place> places, int end)
    {
        HashSet<string> known = [.. places.Select(place => place.Theirs)];
        IEnumerable<string> unknown = file.Tensors.Select(tensor => tensor.Name)
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !known.Contains(name));
        foreach (string name in unknown)
        {
            string[] parts = name.Split('.');
            bool numbered = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int index);
            if (numbered && index < end && parts[^1] != "num_batches_tracked")
            {
                throw new VaeException(
                    $"'{path}' is of another network than the encoder: it has a tensor '{PrintableText.Excerpt(name)}', "
                    + "where the encoder has none; 'vgg' takes VGG16 without batch norm.");
            }
        }
    }

    private static float[] Read(SafetensorsFile file, string path, Place place)
    {
        TensorEntry tensor = file.Find(place.Theirs)
            ?? throw new VaeException(
                $"'{path}' lacks the tensor '{place.Theirs}' that the encoder asks for; give a file with torchvision's names of VGG16.");
        bool floats = tensor.DType == SafetensorsDType.Float32;
        ModelFile.CheckFinite(floats ? [tensor] : [], path);
        if (floats && tensor.HasShape(place.Shape))
        {
            return tensor.ToFloats();
        }

        if (floats && place.Shape is [int filters, 1, int height, int width] && tensor.HasShape([filters, Colours, height, width]))
        {
            return Grey(tensor.ToFloats(), height * width);
        }

        throw new VaeException(
            $"'{path}': tensor '{place.Theirs}' is {tensor.DType} [{string.Join(", ", tensor.Shape)}] "
            + $"but the encoder asks for F32 [{string.Join(", ", place.Shape)}].");
    }

    private static float[] Grey(float[] colour, int taps) =>
        [.. colour.Chunk(Colours * taps).SelectMany(
            filter => Enumerable.Range(0, taps).Select(tap => filter[tap] + filter[taps + tap] + filter[(2 * taps) + tap]))];

    /// <summary>A tensor's name here, in torchvision's files, and its shape here.</summary>
    private sealed record Place(string Own, string Theirs, int[] Shape);
}
