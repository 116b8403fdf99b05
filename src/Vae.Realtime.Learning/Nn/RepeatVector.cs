namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>A vector as every step of a sequence: (1,1,C) → (T,1,C). The gradient is the sum over the steps.</summary>
/// <param name="channels">C.</param>
/// <param name="count">T.</param>
internal sealed class RepeatVector(int channels, int count) : Module(new Shape(1, 1, channels), new Shape(count, 1, channels))
{
    public override Activation ActivationAfter(Activation before) => Activation.None;

    public override ModulePass Plan(PassPlan plan, FeatureMap x) => new RepeatVectorPass(x, plan.Map(Output));

    private sealed class RepeatVectorPass(FeatureMap x, FeatureMap y) : ModulePass(x, y)
    {
        private RepeatRowsParams Size => new((uint)X.Batch, (uint)Y.Shape.Height, (uint)X.Matrix.RowStride / 4);

        public override void Forward(Recording recording, StepBindings step) =>
            recording.Dispatch(new RepeatRows(X.Matrix.Buffer, Y.Matrix.Buffer, Size));

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (dx is FeatureMap wanted)
            {
                recording.Dispatch(new RepeatRowsBackward(
                    dz.Matrix.Buffer, X.Matrix.Buffer, wanted.Matrix.Buffer, new RepeatRowsBackwardParams(Size, (uint)before)));
            }
        }
    }
}
