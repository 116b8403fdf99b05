namespace Vae.Realtime.Reference;

/// <summary>The activations and their derivatives, written in terms of the output.</summary>
public static class ActivationReference
{
    /// <summary>act(z).</summary>
    public static double Apply(ReferenceActivation activation, double z) => activation switch
    {
        ReferenceActivation.None => z,
        ReferenceActivation.Relu => Math.Max(z, 0),
        ReferenceActivation.Sigmoid => Sigmoid(z),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>act'(z) from y = act(z).</summary>
    public static double Derivative(ReferenceActivation activation, double y) => activation switch
    {
        ReferenceActivation.None => 1,
        ReferenceActivation.Relu => y > 0 ? 1 : 0,
        ReferenceActivation.Sigmoid => y * (1 - y),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>1 / (1 + exp(−z)).</summary>
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
