namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>An activation on its own, where the layer before has no epilogue for it.</summary>
internal sealed class ActivationLayer(Shape shape, Activation activation) : Module(shape, shape)
{
    /// <summary>Applied to every value.</summary>
    public Activation Activation { get; } = activation;

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new Pass(Activation, x, plan.Map(Output));

    // The derivative is taken from the input, so whoever comes after need not know of it.
    private sealed class Pass(Activation activation, FeatureMap x, FeatureMap y) : ModulePass(x, y)
    {
        public override void Forward(Recording recording, StepBindings step)
        {
            recording.Dispatch(new ActivationForward(
                X.Matrix.Buffer, Y.Matrix.Buffer, new ActivationParams(Y.Quads, Y.RowQuads, (uint)Y.Matrix.Columns, (uint)activation)));
            recording.Cut();
        }

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (dx is FeatureMap wanted)
            {
                recording.Dispatch(new ActivationBackward(
                    X.Matrix.Buffer, dz.Matrix.Buffer, wanted.Matrix.Buffer, new ActivationBackwardParams(X.Quads, (uint)activation, (uint)before)));
                recording.Cut();
            }
        }
    }
}
