namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>An image enlarged by a whole factor, as PyTorch's nn.Upsample with align_corners=False.</summary>
/// <param name="input">What enters.</param>
/// <param name="factor">How much larger each side becomes.</param>
/// <param name="bilinear">Blends neighbouring pixels; else each becomes a square.</param>
internal sealed class Upsample(Shape input, int factor, bool bilinear)
    : Module(input, input with { Height = checked(input.Height * factor), Width = checked(input.Width * factor) })
{
    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, x, plan.Map(Output));

    private UpsampleParams Size(FeatureMap x, Activation before) => new(
        x.Quads, x.RowQuads, (uint)Input.Height, (uint)Input.Width, (uint)factor, bilinear ? 1u : 0u, (uint)before);

    private sealed class Pass(Upsample layer, FeatureMap x, FeatureMap y) : ModulePass(x, y)
    {
        public override void Forward(Recording recording, StepBindings step)
        {
            recording.Dispatch(new UpsampleForward(X.Matrix.Buffer, Y.Matrix.Buffer, layer.Size(X, Activation.None)));
            recording.Cut();
        }

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (dx is FeatureMap wanted)
            {
                recording.Dispatch(new UpsampleBackward(dz.Matrix.Buffer, X.Matrix.Buffer, wanted.Matrix.Buffer, layer.Size(X, before)));
                recording.Cut();
            }
        }
    }
}
