namespace Vae.Realtime.Learning.Models.Import;

using Vae.Realtime.Learning.Models.Layers;

/// <summary>A layer of the architecture that is to be filled.</summary>
/// <param name="Name">Its name in model files, like <c>encoder.0</c>.</param>
/// <param name="Tensors">Its tensors with their shapes there.</param>
internal sealed record ModuleSlot(string Name, IReadOnlyList<(string Leaf, int[] Shape)> Tensors)
{
    public const string MeanName = "posterior_mean";
    public const string LogVarianceName = "posterior_log_variance";

    /// <summary>What it does.</summary>
    public ModuleRole Role => Name switch
    {
        MeanName => ModuleRole.Mean,
        LogVarianceName => ModuleRole.LogVariance,
        LabelCondition.EmbeddingName => ModuleRole.Unknown,
        _ => Name.StartsWith("encoder.", StringComparison.Ordinal) ? ModuleRole.Encoder : ModuleRole.Decoder,
    };

    /// <summary>The images in whose order files count what enters and leaves, where those are vectors.</summary>
    public (Shape In, Shape Out) Orders { get; init; }

    /// <summary>The layer; null for one within another.</summary>
    public LayerSpec? Layer { get; init; }

    /// <summary>Text that is the same for layers with tensors of the same names and shapes.</summary>
    public string Signature => string.Join(';', Tensors.Select(tensor => $"{tensor.Leaf}[{string.Join(',', tensor.Shape)}]"));

    /// <summary>Every layer of an architecture that has tensors, in the order of a forward pass.</summary>
    public static IReadOnlyList<ModuleSlot> Of(VaeArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        Dictionary<string, (LayerSpec Layer, Shape In, Shape Out)> layers = Layers(architecture);
        return
        [
            .. architecture.TensorShapes
                .Where(tensor => tensor.Name != VaeArchitecture.VarianceName)
                .GroupBy(tensor => tensor.Name[..tensor.Name.LastIndexOf('.')]).Select(group =>
            {
                ModuleSlot slot = new(group.Key, [.. group.Select(tensor => (tensor.Name[(group.Key.Length + 1)..], tensor.Shape))]);
                return layers.TryGetValue(group.Key, out (LayerSpec Layer, Shape In, Shape Out) known)
                    ? slot with { Layer = known.Layer, Orders = (known.In, known.Out) }
                    : slot;
            }),
        ];
    }

    private static Dictionary<string, (LayerSpec Layer, Shape In, Shape Out)> Layers(VaeArchitecture architecture)
    {
        Dictionary<string, (LayerSpec Layer, Shape In, Shape Out)> layers = [];
        Shape[] encoder = ChannelOrders.Of(architecture.Encoder, architecture.Input);
        Shape[] decoder = ChannelOrders.Of(architecture.Decoder, architecture.DecoderInput);
        for (int i = 0; i < architecture.Encoder.Count; i++)
        {
            layers[$"encoder.{i}"] = (architecture.Encoder[i], encoder[i], encoder[i + 1]);
        }

        for (int i = 0; i < architecture.Decoder.Count; i++)
        {
            layers[$"decoder.{i}"] = (architecture.Decoder[i], decoder[i], decoder[i + 1]);
        }

        LinearSpec head = new(architecture.Latent, Nn.Activation.None);
        layers[MeanName] = layers[LogVarianceName] = (head, encoder[^1], architecture.LatentShape);
        layers["output"] = (architecture.OutputLayer, decoder[^1], architecture.OutputShape);
        return layers;
    }
}
