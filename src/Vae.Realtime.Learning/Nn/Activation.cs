namespace Vae.Realtime.Learning.Nn;

/// <summary>
/// The function applied to a layer's outputs; its numbers are those of <c>activation.glsl</c> and, without an epilogue,
/// <c>activation_any.glsl</c>. A new one is a number here and a line in <see cref="Activations"/>.
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

/// <summary>Every activation with its traits.</summary>
internal static class Activations
{
    private static readonly ActivationTraits[] Table =
    [
        new(Activation.None, "none", "nn.Identity", "identity", HasEpilogue: true),
        new(Activation.Relu, "relu", "nn.ReLU", "torch.relu", HasEpilogue: true),
        new(Activation.LeakyRelu, "leaky_relu", "nn.LeakyReLU", "F.leaky_relu", HasEpilogue: true),
        new(Activation.Tanh, "tanh", "nn.Tanh", "torch.tanh", HasEpilogue: true),
        new(Activation.Sigmoid, "sigmoid", "nn.Sigmoid", "torch.sigmoid", HasEpilogue: true),
        new(Activation.Softplus, "softplus", "nn.Softplus", "F.softplus", HasEpilogue: false),
        new(Activation.Silu, "silu", "nn.SiLU", "F.silu", HasEpilogue: false),
        new(Activation.Gelu, "gelu", "nn.GELU", "F.gelu", HasEpilogue: false),
    ];

    /// <summary>By their names in JSON.</summary>
    public static OrderedDictionary<string, Activation> ByName { get; } =
        new(Table.Select(traits => KeyValuePair.Create(traits.Name, traits.Activation)), StringComparer.Ordinal);

    /// <summary>What is known of an activation.</summary>
    public static ActivationTraits Traits(this Activation activation) => Array.Find(Table, traits => traits.Activation == activation)
        ?? throw new ArgumentOutOfRangeException(nameof(activation));
}
