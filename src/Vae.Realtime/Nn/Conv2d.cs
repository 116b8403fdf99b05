namespace Vae.Realtime.Nn;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>
/// A convolution with bias and activation: <c>y = act(Σ x[o·stride + t − padding] · W[t] + b)</c>, as PyTorch's nn.Conv2d with zeros around
/// the map.
/// </summary>
public sealed class Conv2d : Convolution
{
    /// <summary>Plans a layer's parameters <c>name.weight</c> (outputs, inputs, kernel, kernel) and <c>name.bias</c> (outputs).</summary>
    /// <param name="store">Receives them.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="input">One example; packed only where <see cref="ReadsPacked"/>.</param>
    /// <param name="channels">Outputs.</param>
    /// <param name="geometry">A <see cref="ConvGeometry.Convolution"/> of the input's pixels.</param>
    /// <param name="activation">Applied to every output.</param>
    public Conv2d(ParameterStore store, string name, ImageShape input, int channels, ConvGeometry geometry, Activation activation)
        : base(
            store,
            name,
            new ConvLink(store, $"{name}.weight", geometry, input.Channels, channels),
            (input, new ImageShape(geometry.CoarseHeight, geometry.CoarseWidth, channels)),
            activation)
    {
    }

    /// <summary>Whether a layer reads such examples packed as well.</summary>
    public static bool ReadsPacked(ImageShape input) => ConvLink.UnfoldsChannels(input.Channels);

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, plan, x);

    private sealed class Pass(Conv2d layer, PassPlan plan, FeatureMap x) : ModulePass(x, plan.Map(layer.Output))
    {
        private readonly ConvRun _run = new(layer, layer.Geometry.CoarsePixels, plan);

        public override void Forward(Recording recording, StepBindings step)
        {
            _run.Unfold(recording, X);
            _run.ToCoarse(recording, X, new ConvEpilogue(layer.Bias.Value.Data, layer.Activation, Backward: false), Y);
        }

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            _run.Gradients(recording, X, dz, dz);
            if (dx is FeatureMap wanted)
            {
                _run.ToFine(recording, dz, new ConvEpilogue(X.Data.Data, before, Backward: true), wanted);
            }
        }
    }
}
