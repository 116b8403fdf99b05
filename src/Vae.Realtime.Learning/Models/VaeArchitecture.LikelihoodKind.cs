namespace Vae.Realtime.Learning.Models;

using System.Text.Json;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Nn;

internal sealed partial record VaeArchitecture
{
    private const string ScaleKey = "scale";

    private static readonly OrderedDictionary<string, LikelihoodFamily> Likelihoods = new(StringComparer.Ordinal)
    {
        ["bernoulli"] = LikelihoodFamily.Bernoulli,
        ["gaussian"] = LikelihoodFamily.Gaussian,
        ["gaussian_learned"] = LikelihoodFamily.LearnedGaussian,
        ["laplace"] = LikelihoodFamily.Laplace,
        ["discretised_logistic"] = LikelihoodFamily.DiscretisedLogistic,
    };

    /// <summary>The likelihoods' names in files and on command lines.</summary>
    public static IEnumerable<string> LikelihoodNames => Likelihoods.Keys;

    /// <summary>The likelihood's name in files and reports.</summary>
    public string LikelihoodName => NameOf(Likelihoods, Likelihood.Family);

    /// <summary>The family of a name; false where there is none.</summary>
    public static bool TryLikelihood(string name, out LikelihoodFamily family) => Likelihoods.TryGetValue(name, out family);

    private static bool HasScale(LikelihoodFamily family) => family is LikelihoodFamily.Gaussian or LikelihoodFamily.Laplace;

    // A name, or an object where the scale is not 1: {"type":"gaussian","scale":0.1}.
    private static Vae.Realtime.Learning.Nn.Likelihood ReadLikelihood(StrictJson json)
    {
        if (!json.IsObject)
        {
            return new Vae.Realtime.Learning.Nn.Likelihood(json.OneOf(Likelihoods));
        }

        OrderedDictionary<string, StrictJson> members = json.Members([TypeKey], [ScaleKey]);
        LikelihoodFamily family = members[TypeKey].OneOf(Likelihoods);
        if (!members.TryGetValue(ScaleKey, out StrictJson scale))
        {
            return new Vae.Realtime.Learning.Nn.Likelihood(family);
        }

        return HasScale(family)
            ? new Vae.Realtime.Learning.Nn.Likelihood(family, scale.Number(1e-6, 1e6))
            : throw scale.Error($"is not known of '{NameOf(Likelihoods, family)}', which has no fixed scale");
    }

    private void WriteLikelihood(Utf8JsonWriter json)
    {
        if (!HasScale(Likelihood.Family) || Likelihood.Scale == 1)
        {
            json.WriteString("likelihood", LikelihoodName);
            return;
        }

        json.WriteStartObject("likelihood");
        json.WriteString(TypeKey, LikelihoodName);
        json.WriteNumber(ScaleKey, Likelihood.Scale);
        json.WriteEndObject();
    }
}
