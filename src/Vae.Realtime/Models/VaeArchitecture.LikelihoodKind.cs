namespace Vae.Realtime.Models;

public sealed partial record VaeArchitecture
{
    private static readonly OrderedDictionary<string, LikelihoodKind> Likelihoods = new(StringComparer.Ordinal)
    {
        ["bernoulli"] = LikelihoodKind.Bernoulli,
    };

    /// <summary>How a pixel is distributed given the decoder's output.</summary>
    public enum LikelihoodKind
    {
        /// <summary>The output is the logit of the probability that the pixel is on; grey values count as that probability.</summary>
        Bernoulli,
    }

    // A likelihood that learns its scale has it beside every mean.
    private static int ParametersPerValue(LikelihoodKind likelihood) => likelihood switch
    {
        _ => 1,
    };
}
