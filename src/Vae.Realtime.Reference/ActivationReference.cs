namespace Vae.Realtime.Reference;

/// <summary>Activations by the numbers that <c>activation.glsl</c> and <c>activation_any.glsl</c> give them.</summary>
internal enum ReferenceActivation
{
    None = 0,
    Relu = 1,
    Sigmoid = 2,
    Tanh = 3,
    LeakyRelu = 4,
    Softplus = 5,
    Silu = 6,
    Gelu = 7,
}

/// <summary>The activations and their derivatives.</summary>
internal static class ActivationReference
{
    private const double LeakySlope = 0.01;

    /// <summary>act(z).</summary>
    public static double Apply(ReferenceActivation activation, double z) => activation switch
    {
        ReferenceActivation.None => z,
        ReferenceActivation.Relu => Math.Max(z, 0),
        ReferenceActivation.Sigmoid => Sigmoid(z),
        ReferenceActivation.Tanh => Math.Tanh(z),
        ReferenceActivation.LeakyRelu => z > 0 ? z : LeakySlope * z,
        ReferenceActivation.Softplus => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))),
        ReferenceActivation.Silu => z * Sigmoid(z),
        ReferenceActivation.Gelu => z * Normal(z),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>act'(z) from y = act(z), for those activations where it follows from the output.</summary>
    public static double Derivative(ReferenceActivation activation, double y) => activation switch
    {
        ReferenceActivation.None => 1,
        ReferenceActivation.Relu => y > 0 ? 1 : 0,
        ReferenceActivation.Sigmoid => y * (1 - y),
        ReferenceActivation.Tanh => 1 - (y * y),
        ReferenceActivation.LeakyRelu => y > 0 ? 1 : LeakySlope,
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>act'(z) from z itself.</summary>
    public static double DerivativeAt(ReferenceActivation activation, double z) => activation switch
    {
        ReferenceActivation.Softplus => Sigmoid(z),
        ReferenceActivation.Silu => Sigmoid(z) * (1 + (z * (1 - Sigmoid(z)))),
        ReferenceActivation.Gelu => Normal(z) + (z * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI)),
        _ => Derivative(activation, Apply(activation, z)),
    };

    /// <summary>1 / (1 + exp(−z)).</summary>
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>
    /// Φ(z), the distribution function of N(0,1): <c>1/2 + φ(z) (z + z³/3 + z⁵/(3·5) + ...)</c>, a series whose terms have one sign
    /// (Marsaglia, "Evaluating the normal distribution", 2004).
    /// </summary>
    public static double Normal(double z)
    {
        if (Math.Abs(z) > 10)
        {
            return z > 0 ? 1 : 0;
        }

        (double sum, double term) = (0, z);
        for (int n = 1; sum + term != sum; n += 2)
        {
            sum += term;
            term *= z * z / (n + 2);
        }

        return 0.5 + (sum * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI));
    }
}
