namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
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

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, plan, x, LstmTile.Guess(_tuning.Traits, plan.Batch));

    private sealed class Pass : ModulePass
    {
        private readonly Lstm _layer;
        private readonly LstmTile _tile;
        private readonly bool _learns;
        private readonly Tensor _gates;
        private readonly Tensor _cells;
        private readonly Tensor _previous;
        private readonly BufferSlice _carry;
        private readonly BufferSlice _inputSquares;
        private readonly BufferSlice _hiddenSquares;

        public Pass(Lstm layer, PassPlan plan, FeatureMap x, LstmTile tile)
            : base(x, plan.Map(layer.Output))
        {
            (_layer, _tile, _learns) = (layer, tile, plan.Learns(layer));
            ShapeException.ThrowIfNot(x.Matrix, plan.Batch * layer.Steps, layer.Input.Channels, "input");
            _gates = plan.Map(new Shape(layer.Steps, 1, 4 * layer.Hidden)).Matrix;
            _cells = plan.Map(new Shape(layer.Steps, 1, layer.Hidden)).Matrix;
            _previous = plan.Map(new Shape(layer.Steps, 1, layer.Hidden)).Matrix;
            if (plan.Training)
            {
                _carry = plan.Map(new Shape(1, 1, layer.Hidden)).Matrix.Buffer;
            }

            if (_learns)
            {
                _inputSquares = plan.Squares(layer.FromInput.SquareTiles(_gates.Rows));
                _hiddenSquares = plan.Squares(layer.FromHidden.SquareTiles(_gates.Rows));
            }
        }

        public override void Forward(Recording recording, StepBindings step)
        {
            _layer.FromInput.Forward(recording, X.Matrix, _gates);
            recording.Cut();
            for (int t = 0; t < _layer.Steps; t++)
            {
                recording.Dispatch(new LstmForward(
                    _layer.FromHidden.Weight.Value.Buffer,
                    _layer.FromHidden.Bias.Value.Buffer,
                    _gates.Buffer,
                    _cells.Buffer,
                    _previous.Buffer,
                    Y.Matrix.Buffer,
                    Size(t),
                    _tile));
                recording.Cut();
            }
        }

        /// <inheritdoc/>
        /// <remarks>The gates become their gradients, so a forward pass goes before every backward pass.</remarks>
        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            for (int t = _layer.Steps - 1; t >= 0; t--)
            {
                recording.Dispatch(new LstmBackward(
                    _layer.FromHidden.Weight.Value.Buffer, _gates.Buffer, _cells.Buffer, dz.Matrix.Buffer, _carry, Size(t), _tile));
                recording.Cut();
            }

            if (_learns)
            {
                _layer.FromInput.BackwardWeight(recording, _gates, X.Matrix, _inputSquares, accumulate: false);
                recording.Cut();
                _layer.FromHidden.BackwardWeight(recording, _gates, _previous, _hiddenSquares, accumulate: false);
                recording.Cut();
            }

            if (dx is FeatureMap wanted)
            {
                _layer.FromInput.BackwardInput(recording, _gates, X.Matrix, before, wanted.Matrix);
                recording.Cut();
            }
        }

        private LstmParams Size(int t) => new(
            (uint)Y.Batch,
            (uint)_layer.Steps,
            (uint)_layer.Hidden,
            (uint)_layer.FromHidden.Weight.Value.RowStride / 4,
            (uint)_gates.RowStride / 4,
            (uint)_cells.RowStride / 4,
            _layer.Sequences ? 1u : 0u,
            (uint)t);
    }
}
