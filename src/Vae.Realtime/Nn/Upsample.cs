namespace Vae.Realtime.Nn;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>An image enlarged by a whole factor, as PyTorch's nn.Upsample with align_corners=False.</summary>
/// <param name="input">What enters.</param>
/// <param name="factor">How much larger each side becomes.</param>
/// <param name="bilinear">Blends neighbouring pixels; else each becomes a square.</param>
public sealed class Upsample(ImageShape input, int factor, bool bilinear)
    : Module(input, input with { Height = checked(input.Height * factor), Width = checked(input.Width * factor) })
{
    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(this, x, plan.Map(Output));

    private UpsampleParams Size(FeatureMap x, Activation before) => new(
        x.Quads, x.RowQuads, (uint)Input.Height, (uint)Input.Width, (uint)factor, bilinear ? 1u : 0u, (uint)before);

    private sealed class Pass(Upsample layer, FeatureMap x, FeatureMap y) : ModulePass(x, y)
    {
        public override void Forward(Recording recording, StepBindings step)
        {
            recording.Dispatch(new UpsampleForward(X.Data.Data, Y.Data.Data, layer.Size(X, Activation.None)));
            recording.Cut();
        }

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (dx is FeatureMap wanted)
            {
                recording.Dispatch(new UpsampleBackward(dz.Data.Data, X.Data.Data, wanted.Data.Data, layer.Size(X, before)));
                recording.Cut();
            }
        }
    }
}
