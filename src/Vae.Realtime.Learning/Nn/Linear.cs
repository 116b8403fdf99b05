namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>
/// A dense layer with bias and activation fused: <c>y = act(x Wᵀ + b)</c>. Backward works on <c>dz</c>, the gradient by the
/// pre-activation, which the layer after (or the loss) has already multiplied by act'.
/// </summary>
internal sealed class Linear : Module
{
    private readonly GemmTuning _tuning;
    private readonly ParameterStore _store;
    private readonly int _weight;
    private readonly int _bias;

    /// <summary>Plans a layer's parameters in a store.</summary>
    /// <param name="tuning">Which variants of the products to run.</param>
    /// <param name="store">Receives a weight (O,I) and a bias (1,O).</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="inputs">I.</param>
    /// <param name="outputs">O.</param>
    /// <param name="activation">Applied to every output.</param>
    public Linear(GemmTuning tuning, ParameterStore store, string name, int inputs, int outputs, Activation activation)
        : this(
            tuning,
            store,
            store.Add($"{name}.weight", outputs, inputs),
            store.Add($"{name}.bias", 1, outputs),
            (inputs, outputs),
            activation)
    {
    }

    /// <summary>A layer whose tensors in files are given.</summary>
    public Linear(
        GemmTuning tuning,
        ParameterStore store,
        string name,
        (int Inputs, int Outputs) size,
        Activation activation,
        ParameterLayout weight,
        ParameterLayout bias)
        : this(
            tuning,
            store,
            store.Add($"{name}.weight", size.Outputs, size.Inputs, weight),
            store.Add($"{name}.bias", 1, size.Outputs, bias),
            size,
            activation)
    {
    }

    private Linear(GemmTuning tuning, ParameterStore store, int weight, int bias, (int Inputs, int Outputs) size, Activation activation)
        : base(new Shape(1, 1, size.Inputs), new Shape(1, 1, size.Outputs))
    {
        (_tuning, _store, _weight, _bias, Inputs, Outputs, Activation) = (tuning, store, weight, bias, size.Inputs, size.Outputs, activation);
    }

    public Activation Activation { get; }

    /// <summary>W, (O,I).</summary>
    public Parameter Weight => _store.Parameters[_weight];

    /// <summary>b, (1,O).</summary>
    public Parameter Bias => _store.Parameters[_bias];

    public override IEnumerable<Parameter> Parameters => [Weight, Bias];

    public int Inputs { get; }

    public int Outputs { get; }

    public override Activation ActivationAfter(Activation before) => Activation;

    /// <summary>Uniform in ±1/√inputs, weight and bias, as PyTorch's nn.Linear.</summary>
    public override void Initialise(InitialDraws draws)
    {
        double bound = 1 / Math.Sqrt(Inputs);
        draws.Uniform(Weight, bound);
        draws.Uniform(Bias, bound);
    }

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => Plan(this, plan, x);

    /// <summary>The pass of a module that is this layer on every row of its input.</summary>
    public ModulePass Plan(Module owner, PassPlan plan, FeatureMap x) => new Pass(this, owner, plan, x);

    /// <summary>Overwrites y (B,O) from x (B,I).</summary>
    public void Forward(Recording recording, Tensor x, Tensor y) => Forward(recording, x, y, Activation);

    /// <summary>The forward pass with another activation: the sigmoid that turns the output layer's logits into pictures.</summary>
    public void Forward(Recording recording, Tensor x, Tensor y, Activation epilogue)
    {
        Check(x, y, nameof(y));
        recording.Dispatch(new LinearForward(
            x.Buffer,
            Weight.Value.Buffer,
            Bias.Value.Buffer,
            y.Buffer,
            ForwardSize(x, epilogue),
            _tuning.Tile(Product(GemmOperation.Forward, x.Rows))));
    }

    /// <summary>
    /// Computes logits l (B,O) from x (B,I), overwrites dl with the Bernoulli likelihood's gradient by them, and the tiles' losses.
    /// </summary>
    public void ForwardBernoulli(Recording recording, StepBindings step, Tensor x, Tensor target, Tensor dl, BufferSlice losses)
    {
        Check(x, dl, nameof(dl));
        ShapeException.ThrowIfNot(target, x.Rows, Outputs, nameof(target));
        recording.Dispatch(new LinearBernoulli(
            step,
            x.Buffer,
            Weight.Value.Buffer,
            Bias.Value.Buffer,
            target.Buffer,
            dl.Buffer,
            losses,
            ForwardSize(x, Activation.None),
            _tuning.Tile(Product(GemmOperation.Bernoulli, x.Rows))));
    }

    /// <summary>Partial losses that <see cref="ForwardBernoulli"/> writes for a batch.</summary>
    public int LossTiles(int batch) => _tuning.Tile(Product(GemmOperation.Bernoulli, batch)).Count(batch, Tensor.Pad(Outputs));

    /// <summary>
    /// Overwrites dx (B,I) with <c>(dz W) · before'(x)</c>: the gradient by the pre-activation of the layer that made x, whose activation
    /// was <paramref name="before"/>.
    /// </summary>
    public void BackwardInput(Recording recording, Tensor dz, Tensor x, Activation before, Tensor dx)
    {
        Check(dx, dz, nameof(dz));
        ShapeException.ThrowIfNot(x, dx.Rows, Inputs, nameof(x));
        GemmParams size = new(
            (uint)dz.Rows, (uint)dx.RowStride, (uint)dz.RowStride, Quads(dz), Quads(Weight.Value), Quads(dx), (uint)before, 0);
        recording.Dispatch(new LinearBackwardInput(
            dz.Buffer, Weight.Value.Buffer, x.Buffer, dx.Buffer, size, _tuning.Tile(Product(GemmOperation.BackwardInput, dz.Rows))));
    }

    /// <summary>Adds <c>dzᵀ x</c> to the weight's gradient and the column sums of dz to the bias's, or overwrites them.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="dz">(B,O).</param>
    /// <param name="x">(B,I).</param>
    /// <param name="squares">Receives <see cref="SquareTiles"/> partial sums of squares of the result.</param>
    /// <param name="accumulate">False for the first contribution of a step.</param>
    public void BackwardWeight(Recording recording, Tensor dz, Tensor x, BufferSlice squares, bool accumulate)
    {
        Check(x, dz, nameof(dz));
        GemmParams size = new(
            (uint)Outputs, (uint)x.RowStride, (uint)Tensor.Pad(dz.Rows), Quads(dz), Quads(x), Quads(Weight.Gradient), 0, accumulate ? 1u : 0u);
        recording.Dispatch(new LinearBackwardWeight(
            dz.Buffer,
            x.Buffer,
            Weight.Gradient.Buffer,
            Bias.Gradient.Buffer,
            squares,
            size,
            _tuning.Tile(Product(GemmOperation.BackwardWeight, dz.Rows))));
    }

    /// <summary>Partial sums that <see cref="BackwardWeight"/> writes for a batch.</summary>
    public override int SquareTiles(int batch) => _tuning.Tile(Product(GemmOperation.BackwardWeight, batch)).Count(Outputs, Tensor.Pad(Inputs));

    /// <summary>The shape of one of this layer's products.</summary>
    public GemmShape Product(GemmOperation operation, int batch) => operation switch
    {
        GemmOperation.BackwardInput => new GemmShape(operation, batch, Inputs, Outputs),
        GemmOperation.BackwardWeight => new GemmShape(operation, Outputs, Inputs, batch),
        _ => new GemmShape(operation, batch, Outputs, Inputs),
    };

    private static uint Quads(Tensor tensor) => (uint)tensor.RowStride / 4;

    private GemmParams ForwardSize(Tensor x, Activation epilogue) => new(
        (uint)x.Rows,
        (uint)Tensor.Pad(Outputs),
        (uint)x.RowStride,
        Quads(x),
        Quads(Weight.Value),
        (uint)Tensor.Pad(Outputs) / 4,
        (uint)epilogue,
        (uint)Outputs);

    // Shapes are checked once, here: a kernel never sees a mismatch it would have to survive.
    private void Check(Tensor x, Tensor y, string name)
    {
        ShapeException.ThrowIfNot(x, x.Rows, Inputs, "input");
        ShapeException.ThrowIfNot(y, x.Rows, Outputs, name);
    }

    private sealed class Pass : ModulePass
    {
        private readonly Linear _layer;
        private readonly bool _learns;
        private readonly BufferSlice _squares;

        public Pass(Linear layer, Module owner, PassPlan plan, FeatureMap x)
            : base(x, plan.Map(owner.Output))
        {
            (_layer, _learns) = (layer, plan.Learns(owner));
            if (_learns)
            {
                _squares = plan.Squares(owner.SquareTiles(plan.Batch));
            }
        }

        public override void Forward(Recording recording, StepBindings step)
        {
            _layer.Forward(recording, X.Matrix, Y.Matrix);
            recording.Cut();
        }

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (_learns)
            {
                _layer.BackwardWeight(recording, dz.Matrix, X.Matrix, _squares, accumulate: false);
                recording.Cut();
            }

            if (dx is FeatureMap wanted)
            {
                _layer.BackwardInput(recording, dz.Matrix, X.Matrix, before, wanted.Matrix);
                recording.Cut();
            }
        }
    }
}
