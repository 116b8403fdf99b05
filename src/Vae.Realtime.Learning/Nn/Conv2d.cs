namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// A convolution with bias and activation: <c>y = act(Σ x[o·stride + t − padding] · W[t] + b)</c>, as PyTorch's nn.Conv2d with zeros around
/// the map.
/// </summary>
internal sealed class Conv2d : Convolution
{
    /// <summary>Plans a layer's parameters <c>name.weight</c> (outputs, inputs, kernel, kernel) and <c>name.bias</c> (outputs).</summary>
    /// <param name="store">Receives them.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="input">One example; packed only where <see cref="ReadsPacked"/>.</param>
    /// <param name="channels">Outputs.</param>
    /// <param name="geometry">A <see cref="ConvGeometry.Convolution"/> of the input's pixels.</param>
    /// <param name="activation">Applied to every output.</param>
    /// <param name="method">How to compute it; null takes what is faster.</param>
    public Conv2d(
        ParameterStore store,
        string name,
        Shape input,
        int channels,
        ConvGeometry geometry,
        Activation activation,
        ConvMethod? method = null)
        : base(
            store,
            name,
            new ConvLink(store, $"{name}.weight", geometry, input.Channels, channels, method),
            (input, new Shape(geometry.CoarseHeight, geometry.CoarseWidth, channels)),
            activation)
    {
    }

    /// <summary>Whether a layer reads such examples packed as well.</summary>
    public static bool ReadsPacked(Shape input) => ConvLink.UnfoldsChannels(input.Channels);

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, plan, x);

    private sealed class Pass(Conv2d layer, PassPlan plan, FeatureMap x) : ModulePass(x, plan.Map(layer.Output))
    {
        private readonly ConvRun _run = new(layer, layer.Geometry.CoarsePixels, plan);

        public override void Forward(Recording recording, StepBindings step)
        {
            _run.Unfold(recording, X);
            _run.ToCoarse(recording, X, new ConvEpilogue(layer.Bias.Value.Buffer, layer.Activation, Backward: false), Y);
        }

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            _run.Gradients(recording, X, dz, dz);
            if (dx is FeatureMap wanted)
            {
                _run.ToFine(recording, dz, new ConvEpilogue(X.Matrix.Buffer, before, Backward: true), wanted);
            }
        }
    }
}
