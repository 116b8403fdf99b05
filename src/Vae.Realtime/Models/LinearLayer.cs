namespace Vae.Realtime.Models;

using System.Text.Json;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;
using Vae.Realtime.Nn;

/// <summary>A dense layer <c>y = act(x Wᵀ + b)</c> of an architecture; an image that enters it is flattened in (H, W, C) order.</summary>
/// <param name="Out">Number of outputs.</param>
/// <param name="Activation">Applied to every output.</param>
/// <exception cref="VaeException">The number of outputs is out of range, or the activation is none a hidden layer can have.</exception>
public sealed record LinearLayer(int Out, Activation Activation)
{
    internal const string TypeName = "linear";

    private static readonly OrderedDictionary<string, Activation> Activations = new(StringComparer.Ordinal)
    {
        ["none"] = Activation.None,
        ["relu"] = Activation.Relu,
    };

    public int Out { get; } = VaeArchitecture.CheckSize(Out, "size of a linear layer");

    public Activation Activation { get; } = Activations.ContainsValue(Activation)
        ? Activation
        : throw new VaeException($"a linear layer cannot have the activation {Activation}; use one of {string.Join(", ", Activations.Keys)}");

    /// <summary>Shape of what leaves the layer, per example.</summary>
    internal ImageShape Output => new(1, 1, Out);

    /// <summary>The layer's own parameters with their shapes, named as within a PyTorch module.</summary>
    internal IEnumerable<(string Name, int[] Shape)> Parameters(ImageShape input) => [("weight", [Out, input.Length]), ("bias", [Out])];

    internal static LinearLayer Read(StrictJson json)
    {
        OrderedDictionary<string, StrictJson> members = json.Members(VaeArchitecture.TypeKey, "out", "activation");
        int outputs = (int)members["out"].Integer(1, VaeArchitecture.MaxSize);
        return new LinearLayer(outputs, members["activation"].OneOf(Activations));
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(VaeArchitecture.TypeKey, TypeName);
        json.WriteNumber("out", Out);
        json.WriteString("activation", Activations.First(entry => entry.Value == Activation).Key);
        json.WriteEndObject();
    }
}
