namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// The same values per example as another shape, one stored row per pixel: for modules that work on rows. Copies where the values do not
/// lie so already.
/// </summary>
internal sealed class Unpack(Shape input, Shape output) : Module(input, output)
{
    public override Activation ActivationAfter(Activation before) => before;

    public override ModulePass Plan(PassPlan plan, FeatureMap x)
    {
        // Behind a packed map there is no row of zeros.
        bool unpacks = x.Packed && Output.Height * Output.Width > 1;
        return x.CanBe(Output) && !unpacks ? new ViewPass(x, x.As(Output)) : new Pass(x, plan.Map(Output));
    }

    private sealed class Pass(FeatureMap x, FeatureMap y) : ModulePass(x, y)
    {
        public override void Forward(Recording recording, StepBindings step) => Copy(recording, X, Y);

        public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
        {
            if (dx is FeatureMap wanted)
            {
                Copy(recording, dz, wanted);
            }
        }

        private static void Copy(Recording recording, FeatureMap from, FeatureMap to)
        {
            recording.Dispatch(new Repack(from.Matrix.Buffer, to.Matrix.Buffer, new RepackParams(
                to.Quads,
                to.RowQuads,
                (uint)to.Matrix.Columns,
                (uint)(to.Matrix.Rows / to.Batch),
                (uint)from.Matrix.Columns,
                (uint)(from.Matrix.Rows / from.Batch),
                (uint)from.Matrix.RowStride)));
            recording.Cut();
        }
    }
}
