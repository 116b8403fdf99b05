namespace Vae.Realtime.Learning.Nn;

/// <summary>
/// Activations by number. Those up to <see cref="LeakyRelu"/> are in <c>shaders/include/activation.glsl</c>: their derivative follows from
/// the output, so a layer applies them in its epilogue (<see cref="ActivationTraits.HasEpilogue"/>). The others are layers of their own.
/// </summary>
internal enum Activation : uint
{
    /// <summary><c>x</c>.</summary>
    None = 0,

    /// <summary><c>max(x, 0)</c>.</summary>
    Relu = 1,

    /// <summary><c>1 / (1 + exp(−x))</c>.</summary>
    Sigmoid = 2,

    /// <summary><c>tanh x</c>.</summary>
    Tanh = 3,

    /// <summary><c>max(x, 0.01 x)</c>.</summary>
    LeakyRelu = 4,

    /// <summary><c>log(1 + exp(x))</c>.</summary>
    Softplus = 5,

    /// <summary><c>x / (1 + exp(−x))</c>: Elfwing et al. 2017, also known as swish.</summary>
    Silu = 6,

    /// <summary><c>x Φ(x)</c> with Φ the distribution function of N(0,1), exact (Hendrycks &amp; Gimpel 2016).</summary>
    Gelu = 7,
}
