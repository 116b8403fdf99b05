namespace Vae.Realtime.Nn;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>
/// The same values per example as another shape, one stored row per pixel: for modules that work on rows. Copies where the values do not
/// lie so already.
/// </summary>
public sealed class Unpack(ImageShape input, ImageShape output) : Module(input, output)
{
    public override Activation ActivationAfter(Activation before) => before;

    public override ModulePass Plan(PassPlan plan, FeatureMap x)
    {
        // Behind a packed map there is no row of zeros.
        bool unpacks = x.Packed && Output.Height * Output.Width > 1;
        return x.CanBe(Output) && !unpacks ? new ViewPass(x, x.As(Output)) : new UnpackPass(x, plan.Map(Output));
    }

    private sealed class UnpackPass(FeatureMap x, FeatureMap y) : ModulePass(x, y)
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
            recording.Dispatch(new Repack(from.Data.Data, to.Data.Data, new RepackParams(
                to.Quads,
                to.RowQuads,
                (uint)to.Data.Columns,
                (uint)(to.Data.Rows / to.Batch),
                (uint)from.Data.Columns,
                (uint)(from.Data.Rows / from.Batch),
                (uint)from.Data.RowStride)));
            recording.Cut();
        }
    }
}
