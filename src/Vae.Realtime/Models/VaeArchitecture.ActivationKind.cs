namespace Vae.Realtime.Models;

public sealed partial record VaeArchitecture
{
    private static readonly OrderedDictionary<string, ActivationKind> Activations = new(StringComparer.Ordinal)
    {
        ["none"] = ActivationKind.None,
        ["relu"] = ActivationKind.Relu,
    };

    /// <summary>The function applied to a layer's outputs.</summary>
    public enum ActivationKind
    {
        /// <summary><c>x</c>.</summary>
        None,

        /// <summary><c>max(x, 0)</c>.</summary>
        Relu,
    }
}
