namespace Vae.Realtime.Learning.Models.Layers;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Nn;

/// <summary>What the JSON of several kinds of layers has in common.</summary>
internal static class LayerJson
{
    public const string TypeKey = "type";
    public const string OutKey = "out";
    public const string KernelKey = "kernel";
    public const string StrideKey = "stride";
    public const string PaddingKey = "padding";
    public const string ActivationKey = "activation";

    /// <summary>A whole number from 1 to <see cref="Limits.MaxSize"/>.</summary>
    public static int ReadSize(StrictJson json) => (int)json.Integer(1, Limits.MaxSize);

    /// <summary>A whole number up to <see cref="Limits.MaxKernel"/>, or the default of a member that is left out.</summary>
    public static int ReadOr(OrderedDictionary<string, StrictJson> members, string key, int least, int otherwise) =>
        members.TryGetValue(key, out StrictJson value) ? (int)value.Integer(least, Limits.MaxKernel) : otherwise;

    /// <summary>The member "activation", or none where it is left out.</summary>
    public static Activation ReadActivation(OrderedDictionary<string, StrictJson> members) =>
        members.TryGetValue(ActivationKey, out StrictJson activation) ? activation.OneOf(Activations.ByName) : Activation.None;

    /// <summary>Writes the member "activation".</summary>
    public static void WriteActivation(Utf8JsonWriter json, Activation activation) =>
        json.WriteString(ActivationKey, activation.Traits().Name);

    /// <summary>A list of layers.</summary>
    public static LayerSpec[] ReadLayers(StrictJson json) => [.. json.Items(Limits.MaxLayers).Select(LayerCatalog.Read)];

    /// <summary>Writes a member that is a list of layers.</summary>
    public static void WriteLayers(Utf8JsonWriter json, string name, IReadOnlyList<LayerSpec> layers)
    {
        json.WriteStartArray(name);
        foreach (LayerSpec layer in layers)
        {
            layer.Write(json);
        }

        json.WriteEndArray();
    }

    /// <summary>What is made of parts that were read; where they do not fit together, the error names the place in the text.</summary>
    public static T Made<T>(StrictJson json, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (VaeException error)
        {
            throw json.Error(error.Message);
        }
    }
}
