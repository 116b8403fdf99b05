namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Learning.Kernels.Convolution;

/// <summary>What <see cref="Conv2d"/> and <see cref="ConvTranspose2d"/> have in common: a weight, a bias and an activation.</summary>
internal abstract class Convolution : Module
{
    private readonly ParameterStore _store;
    private readonly int _bias;

    private protected Convolution(ParameterStore store, string name, ConvLink link, (Shape Input, Shape Output) shapes, Activation activation)
        : base(shapes.Input, shapes.Output)
    {
        (_store, Link, Activation) = (store, link, activation);
        _bias = store.Add($"{name}.bias", 1, shapes.Output.Channels);
    }

    public Activation Activation { get; }

    public ConvGeometry Geometry => Link.Geometry;

    /// <summary>(coarse channels, taps x fine channels, padded in every tap unless they are few).</summary>
    public Parameter Weight => Link.Weight;

    /// <summary>(1, output channels).</summary>
    public Parameter Bias => _store.Parameters[_bias];

    public override IEnumerable<Parameter> Parameters => [Weight, Bias];

    internal ConvLink Link { get; }

    // PyTorch takes dimension 1 of the weight for the inputs, in the transposed layer too.
    private int FanIn => Link.FineChannels * Link.Geometry.Taps;

    public override Activation ActivationAfter(Activation before) => Activation;

    public override int SquareTiles(int batch) => ConvGradients.SquareTiles(Link, Output.Channels, batch);

    /// <summary>Uniform in ±1/√(dimension 1 of the weight x taps), weight and bias, as PyTorch's layers.</summary>
    public override void Initialise(InitialDraws draws)
    {
        double bound = 1 / Math.Sqrt(FanIn);
        Link.Initialise(draws, bound);
        draws.Uniform(Bias, bound);
    }
}
