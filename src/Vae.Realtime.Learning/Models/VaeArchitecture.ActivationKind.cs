namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Learning.Nn;

internal sealed partial record VaeArchitecture
{
    private static readonly OrderedDictionary<string, ActivationKind> Activations = new(StringComparer.Ordinal)
    {
        ["none"] = ActivationKind.None,
        ["relu"] = ActivationKind.Relu,
        ["leaky_relu"] = ActivationKind.LeakyRelu,
        ["tanh"] = ActivationKind.Tanh,
        ["sigmoid"] = ActivationKind.Sigmoid,
        ["softplus"] = ActivationKind.Softplus,
        ["silu"] = ActivationKind.Silu,
        ["gelu"] = ActivationKind.Gelu,
    };

    /// <summary>The function applied to a layer's outputs.</summary>
    public enum ActivationKind
    {
        /// <summary><c>x</c>.</summary>
        None,

        /// <summary><c>max(x, 0)</c>.</summary>
        Relu,

        /// <summary><c>max(x, 0.01 x)</c>.</summary>
        LeakyRelu,

        /// <summary><c>tanh x</c>.</summary>
        Tanh,

        /// <summary><c>1 / (1 + exp(−x))</c>.</summary>
        Sigmoid,

        /// <summary><c>log(1 + exp(x))</c>.</summary>
        Softplus,

        /// <summary><c>x / (1 + exp(−x))</c>.</summary>
        Silu,

        /// <summary><c>x Φ(x)</c> with Φ the distribution function of N(0,1).</summary>
        Gelu,
    }

    /// <summary>The device's number of an activation.</summary>
    internal static Activation OnDevice(ActivationKind kind) => kind switch
    {
        ActivationKind.None => Activation.None,
        ActivationKind.Relu => Activation.Relu,
        ActivationKind.LeakyRelu => Activation.LeakyRelu,
        ActivationKind.Tanh => Activation.Tanh,
        ActivationKind.Sigmoid => Activation.Sigmoid,
        ActivationKind.Softplus => Activation.Softplus,
        ActivationKind.Silu => Activation.Silu,
        ActivationKind.Gelu => Activation.Gelu,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
