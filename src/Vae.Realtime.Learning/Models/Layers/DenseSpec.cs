namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Nn;

/// <summary>Dense layers: a number of outputs and an activation.</summary>
internal abstract record DenseSpec : LayerSpec
{
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="activation">Applied to every output.</param>
    /// <param name="name">What messages call the layer.</param>
    /// <exception cref="VaeException">The number of outputs is out of range.</exception>
    private protected DenseSpec(int outputs, Activation activation, string name)
    {
        Out = Limits.Size(outputs, $"size of a {name} layer");
        Activation = activation;
    }

    public int Out { get; }

    public Activation Activation { get; }

    protected static T Read<T>(StrictJson json, Func<int, Activation, T> make)
    {
        OrderedDictionary<string, StrictJson> members = json.Members(LayerJson.TypeKey, LayerJson.OutKey, LayerJson.ActivationKey);
        return make(LayerJson.ReadSize(members[LayerJson.OutKey]), LayerJson.ReadActivation(members));
    }

    protected override void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber(LayerJson.OutKey, Out);
        LayerJson.WriteActivation(json, Activation);
    }
}
