namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models.Layers;
using Vae.Realtime.Learning.Nn;

/// <summary>Likelihoods by name and in JSON: a name, or an object where the scale is not 1: <c>{"type":"gaussian","scale":0.1}</c>.</summary>
internal static class Likelihoods
{
    /// <summary>Member of an architecture.</summary>
    public const string Key = "likelihood";

    private const string ScaleKey = "scale";

    private static readonly OrderedDictionary<string, LikelihoodFamily> ByName =
        new(LikelihoodTraits.All.Select(traits => KeyValuePair.Create(traits.Name, traits.Family)), StringComparer.Ordinal);

    /// <summary>The likelihoods' names in files and on command lines.</summary>
    public static IReadOnlyList<string> Names => ByName.Keys;

    /// <summary>The family of a name; false where there is none.</summary>
    public static bool TryFind(string name, out LikelihoodFamily family) => ByName.TryGetValue(name, out family);

    /// <summary>Reads a likelihood.</summary>
    /// <exception cref="VaeException">It is unknown, or has a scale that is out of range or that its family does not have.</exception>
    public static Likelihood Read(StrictJson json)
    {
        if (!json.IsObject)
        {
            return new Likelihood(json.OneOf(ByName));
        }

        OrderedDictionary<string, StrictJson> members = json.Members([LayerJson.TypeKey], [ScaleKey]);
        LikelihoodTraits traits = LikelihoodTraits.Of(members[LayerJson.TypeKey].OneOf(ByName));
        if (!members.TryGetValue(ScaleKey, out StrictJson scale))
        {
            return new Likelihood(traits.Family);
        }

        return traits.HasScale
            ? new Likelihood(traits.Family, scale.Number(1e-6, 1e6))
            : throw scale.Error($"is not known of '{traits.Name}', which has no fixed scale");
    }

    /// <summary>Writes a likelihood as a member of an object.</summary>
    public static void Write(Utf8JsonWriter json, Likelihood likelihood)
    {
        if (!likelihood.Traits.HasScale || likelihood.Scale == 1)
        {
            json.WriteString(Key, likelihood.Traits.Name);
            return;
        }

        json.WriteStartObject(Key);
        json.WriteString(LayerJson.TypeKey, likelihood.Traits.Name);
        json.WriteNumber(ScaleKey, likelihood.Scale);
        json.WriteEndObject();
    }
}
