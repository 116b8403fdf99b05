namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Convolution;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// A transposed convolution with bias and activation: every pixel is spread over the pixels that a convolution would gather it from, as
/// PyTorch's nn.ConvTranspose2d does.
/// </summary>
internal sealed class ConvTranspose2d : Convolution
{
    /// <summary>Plans a layer's parameters <c>name.weight</c> (inputs, outputs, kernel, kernel) and <c>name.bias</c> (outputs).</summary>
    /// <param name="store">Receives them.</param>
    /// <param name="name">Prefix of their names.</param>
    /// <param name="input">One example, not packed.</param>
    /// <param name="channels">Outputs.</param>
    /// <param name="geometry">A <see cref="ConvGeometry.Transposed"/> of the input's pixels.</param>
    /// <param name="activation">Applied to every output.</param>
    /// <param name="method">How to compute it; null takes what is faster.</param>
    public ConvTranspose2d(
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
            new ConvLink(store, $"{name}.weight", geometry, channels, input.Channels, method),
            (input, new Shape(geometry.FineHeight, geometry.FineWidth, channels)),
            activation)
    {
    }

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, plan, x);

    private sealed class Pass(ConvTranspose2d layer, PassPlan plan, FeatureMap x) : ModulePass(x, plan.Map(layer.Output))
    {
        private readonly ConvRun _run = new(layer, layer.Geometry.FinePixels, plan);

        public override void Forward(Recording recording, StepBindings step) =>
            _run.ToFine(recording, X, new ConvEpilogue(layer.Bias.Value.Buffer, layer.Activation, Backward: false), Y);

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            _run.Unfold(recording, dz);
            _run.Gradients(recording, dz, X, dz);
            if (dx is FeatureMap wanted)
            {
                _run.ToCoarse(recording, dz, new ConvEpilogue(X.Matrix.Buffer, before, Backward: true), wanted);
            }
        }
    }
}
