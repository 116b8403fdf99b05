namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>
/// A layer of long short-term memory (Hochreiter &amp; Schmidhuber 1997, with the forget gate of Gers et al. 2000) as PyTorch's nn.LSTM:
/// (T,1,F) → (T,1,H), or the last step's (1,1,H). Both products with the inputs and all weight gradients take the whole sequence at once;
/// only the recurrence goes step by step.
/// </summary>
internal sealed class Lstm : Module
{
    private readonly GemmTuning _tuning;

    /// <summary>Plans the layer's parameters in a store.</summary>
    /// <param name="tuning">Which variants of the products to run.</param>
    /// <param name="store">Receives W_ih (4H,F), b_ih, W_hh (4H,H) and b_hh (4H), gates in the order i, f, g, o.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="input">(T,1,F).</param>
    /// <param name="hidden">H.</param>
    /// <param name="sequences">Whether every step leaves, or only the last.</param>
    public Lstm(GemmTuning tuning, ParameterStore store, string name, Shape input, int hidden, bool sequences)
        : base(input, new Shape(sequences ? input.Height : 1, 1, hidden))
    {
        (_tuning, Hidden, Sequences) = (tuning, hidden, sequences);
        FromInput = Gates("ih", input.Channels);
        FromHidden = Gates("hh", hidden);

        Linear Gates(string part, int inputs) => new(
            tuning,
            store,
            $"{name}.{part}",
            (inputs, 4 * hidden),
            Activation.None,
            new ParameterLayout([($"{name}.weight_{part}_l0", [4 * hidden, inputs])]),
            new ParameterLayout([($"{name}.bias_{part}_l0", [4 * hidden])]));
    }

    /// <summary>H.</summary>
    public int Hidden { get; }

    /// <summary>T.</summary>
    public int Steps => Input.Height;

    /// <summary>Whether every step leaves, or only the last.</summary>
    public bool Sequences { get; }

    /// <summary>W_ih and b_ih.</summary>
    public Linear FromInput { get; }

    /// <summary>W_hh and b_hh.</summary>
    public Linear FromHidden { get; }

    public override IEnumerable<Parameter> Parameters => [FromInput.Weight, FromHidden.Weight, FromInput.Bias, FromHidden.Bias];

    public override int SquareTiles(int batch) => FromInput.SquareTiles(batch * Steps) + FromHidden.SquareTiles(batch * Steps);

    /// <summary>Uniform in ±1/√H, all of them.</summary>
    public override void Initialise(InitialDraws draws)
    {
        double bound = 1 / Math.Sqrt(Hidden);
        foreach (Parameter parameter in Parameters)
        {
            draws.Uniform(parameter, bound);
        }
    }

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new LstmPass(this, plan, x, LstmTile.Guess(_tuning.Traits, plan.Batch));
}
