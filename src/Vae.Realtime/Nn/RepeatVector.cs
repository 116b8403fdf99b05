namespace Vae.Realtime.Nn;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>A vector as every step of a sequence: (1,1,C) → (T,1,C). The gradient is the sum over the steps.</summary>
/// <param name="channels">C.</param>
/// <param name="count">T.</param>
public sealed class RepeatVector(int channels, int count) : Module(new ImageShape(1, 1, channels), new ImageShape(count, 1, channels))
{
    public override Activation ActivationAfter(Activation before) => Activation.None;

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new RepeatVectorPass(x, plan.Map(Output));

    private sealed class RepeatVectorPass(FeatureMap x, FeatureMap y) : ModulePass(x, y)
    {
        private RepeatRowsParams Size => new((uint)X.Batch, (uint)Y.Shape.Height, (uint)X.Data.RowStride / 4);

        public override void Forward(Recording recording, StepBindings step) =>
            recording.Dispatch(new RepeatRows(X.Data.Data, Y.Data.Data, Size));

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (dx is FeatureMap wanted)
            {
                recording.Dispatch(new RepeatRowsBackward(
                    dz.Data.Data, X.Data.Data, wanted.Data.Data, new RepeatRowsBackwardParams(Size, (uint)before)));
            }
        }
    }
}
