namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Reads the same storage as another shape: nothing is computed.</summary>
internal sealed class ViewPass(FeatureMap x, FeatureMap y) : ModulePass(x, y)
{
    public override void Forward(Recording recording, StepBindings step)
    {
    }

    public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx) =>
        throw new NotSupportedException("The stack hands gradients through views.");
}
