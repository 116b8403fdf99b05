namespace Vae.Realtime.Learning.Nn;

/// <summary>What layers need to know of an activation.</summary>
internal static class ActivationTraits
{
    /// <summary>
    /// True when a layer can apply the activation in its epilogue; false when it takes a layer of its own, because the derivative needs the
    /// input or because software drivers would pay for its code in every product.
    /// </summary>
    public static bool HasEpilogue(this Activation activation) => activation <= Activation.LeakyRelu;
}
