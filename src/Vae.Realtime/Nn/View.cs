namespace Vae.Realtime.Nn;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>Reads the same storage as another shape: flattening and its inverse where channels are not padded. Costs nothing.</summary>
public sealed class View(ImageShape input, ImageShape output) : Module(input, output)
{
    public override Activation ActivationAfter(Activation before) => before;

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new ViewPass(x, x.As(Output));
}

/// <summary>Nothing to do.</summary>
public sealed class ViewPass(FeatureMap x, FeatureMap y) : ModulePass(x, y)
{
    public override void Forward(Recording recording, StepBindings step)
    {
    }

    public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx) =>
        throw new NotSupportedException("The stack hands gradients through views.");
}
