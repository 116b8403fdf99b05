namespace Vae.Realtime.Learning.Models.Import;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>What the description of a Keras model says of the activations of its layers.</summary>
internal sealed class StatedActivations
{
    private const int MaxDepth = 256;
    private const string Linear = "linear";

    /// <summary>For files that say nothing of them.</summary>
    public static readonly StatedActivations None = new();

    private static readonly Dictionary<string, Activation> Known = new(StringComparer.Ordinal)
    {
        [Linear] = Activation.None,
        ["relu"] = Activation.Relu,
        ["tanh"] = Activation.Tanh,
        ["sigmoid"] = Activation.Sigmoid,
        ["softplus"] = Activation.Softplus,
        ["silu"] = Activation.Silu,
        ["swish"] = Activation.Silu,
        ["gelu"] = Activation.Gelu,
    };

    // Layers that do what an activation does: behind one that says linear, nobody knows which of them follows.
    private static readonly string[] Separate = ["Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "ThresholdedReLU", "Softmax"];

    private readonly Dictionary<string, string> _byLayer = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unclear = new(StringComparer.Ordinal);

    /// <summary>Whether anything is said.</summary>
    public bool Any => _byLayer.Count > 0;

    /// <summary>Reads the JSON that Keras keeps beside the weights; of one that cannot be read nothing is known.</summary>
    public static StatedActivations Read(string json)
    {
        StatedActivations stated = new();
        bool separate;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            separate = stated.Add(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return None;
        }

        foreach (string layer in stated._byLayer.Where(pair => separate && pair.Value == Linear).Select(pair => pair.Key).Concat(stated._unclear))
        {
            stated._byLayer.Remove(layer);
        }

        return stated;
    }

    /// <summary>The activation behind a layer; null where nothing is said, or one that is not there here.</summary>
    public Activation? Of(CheckpointModule module) =>
        NameOf(module) is string name && Known.TryGetValue(name, out Activation activation) ? activation : null;

    /// <summary>Tells where an architecture has another activation than the file says.</summary>
    /// <param name="source">How messages name the file.</param>
    /// <param name="filled">What fills each layer.</param>
    /// <param name="likelihood">What is behind the last layer.</param>
    /// <param name="notes">Receives a line for each such layer.</param>
    public void Compare(
        string source, IReadOnlyDictionary<ModuleSlot, CheckpointModule> filled, Likelihood likelihood, ICollection<string> notes)
    {
        foreach ((ModuleSlot slot, CheckpointModule module) in filled)
        {
            Activation? own = slot.Layer switch
            {
                DenseSpec dense => dense.Activation,
                ConvolutionSpec convolution => convolution.Activation,
                _ => null,
            };
            bool last = slot.Name == "output";
            bool squashed = last && likelihood.Family == LikelihoodFamily.Bernoulli;
            if (own is Activation activation && NameOf(module) is string name && Of(module) != activation && !(squashed && name == "sigmoid"))
            {
                string ours = last ? likelihood.Traits.Name : activation.Traits().Name;
                notes.Add(
                    $"{source}: behind '{PrintableText.Excerpt(module.Name.Text)}' the file has the activation '{PrintableText.Excerpt(name)}', "
                    + $"and '{slot.Name}' has {ours}");
            }
        }
    }

    private string? NameOf(CheckpointModule module) =>
        _byLayer.GetValueOrDefault(module.Name.Text[(module.Name.Text.LastIndexOf('.') + 1)..]);

    // Whether there are layers that are activations.
    private bool Add(JsonElement element)
    {
        bool separate = false;
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    separate |= Add(item);
                }

                break;
            case JsonValueKind.Object:
                separate = AddLayer(element);
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    separate |= Add(member.Value);
                }

                break;
        }

        return separate;
    }

    private bool AddLayer(JsonElement element)
    {
        if (!element.TryGetProperty("class_name", out JsonElement kind) || !element.TryGetProperty("config", out JsonElement config)
            || config.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (config.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String
            && config.TryGetProperty("activation", out JsonElement activation))
        {
            string layer = name.GetString()!;
            string stated = activation.ValueKind == JsonValueKind.String ? activation.GetString()! : "a function of its own";
            if (!_byLayer.TryAdd(layer, stated) && _byLayer[layer] != stated)
            {
                _unclear.Add(layer);
            }
        }

        return kind.ValueKind == JsonValueKind.String && Separate.Contains(kind.GetString());
    }
}
