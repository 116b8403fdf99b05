namespace Vae.Realtime.Learning.Nn;

/// <summary>
/// A normalisation followed by a learned scale and offset per channel, with the activation fused: <c>y = act(x̂ · weight + bias)</c>.
/// </summary>
internal abstract class Norm : Module
{
    /// <summary>Added to variances, as PyTorch's default.</summary>
    public const float Epsilon = 1e-5f;

    private readonly ParameterStore _store;
    private readonly int _weight;
    private readonly int _bias;

    /// <param name="store">Receives weight and bias.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="shape">What enters and leaves.</param>
    /// <param name="activation">Applied to every output.</param>
    /// <param name="order">For each channel its place in files; null when it is the same.</param>
    private protected Norm(ParameterStore store, string name, Shape shape, Activation activation, int[]? order)
        : base(shape, shape)
    {
        (_store, Activation) = (store, activation);
        _weight = store.Add($"{name}.weight", 1, shape.Channels, Layout($"{name}.weight", shape.Channels, order));
        _bias = store.Add($"{name}.bias", 1, shape.Channels, Layout($"{name}.bias", shape.Channels, order));
    }

    public Activation Activation { get; }

    /// <summary>(1,C).</summary>
    public Parameter Weight => _store.Parameters[_weight];

    /// <summary>(1,C).</summary>
    public Parameter Bias => _store.Parameters[_bias];

    public override IEnumerable<Parameter> Parameters => [Weight, Bias];

    public override Activation ActivationAfter(Activation before) => Activation;

    public override int SquareTiles(int batch) => Tensor.Pad(Output.Channels) / 4;

    /// <summary>Weight 1 and bias 0, as PyTorch.</summary>
    public override void Initialise(InitialDraws draws)
    {
        draws.Constant(Weight, 1);
        draws.Constant(Bias, 0);
    }

    /// <summary>How files keep a vector of the channels.</summary>
    private protected static ParameterLayout Layout(string name, int channels, int[]? order) => new([(name, [channels])], order);
}
