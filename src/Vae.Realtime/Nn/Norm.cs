namespace Vae.Realtime.Nn;

using Vae.Realtime.Data;

/// <summary>A normalisation followed by a learned scale and offset per channel, with the activation fused: <c>y = act(x̂ · weight + bias)</c>.</summary>
public abstract class Norm : Module
{
    /// <summary>Added to variances, as PyTorch's default.</summary>
    public const float Epsilon = 1e-5f;

    private readonly ParameterStore _store;
    private readonly int _weight;
    private readonly int _bias;

    private protected Norm(ParameterStore store, string name, ImageShape shape, Activation activation)
        : base(shape, shape)
    {
        (_store, Activation) = (store, activation);
        _weight = store.Add($"{name}.weight", 1, shape.Channels);
        _bias = store.Add($"{name}.bias", 1, shape.Channels);
    }

    public Activation Activation { get; }

    /// <summary>(1,C).</summary>
    public Parameter Weight => _store.Parameters[_weight];

    /// <summary>(1,C).</summary>
    public Parameter Bias => _store.Parameters[_bias];

    public override Activation ActivationAfter(Activation before) => Activation;

    public override int SquareTiles(int batch) => Tensor.Pad(Output.Channels) / 4;

    /// <summary>Weight 1 and bias 0, as PyTorch.</summary>
    public override void Initialise(InitialDraws draws)
    {
        draws.Constant(Weight, 1);
        draws.Constant(Bias, 0);
    }
}
