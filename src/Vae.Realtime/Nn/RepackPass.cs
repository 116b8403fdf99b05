namespace Vae.Realtime.Nn;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>Lays values out anew; their activation stays what it is.</summary>
public sealed class RepackPass : ModulePass
{
    internal RepackPass(FeatureMap x, FeatureMap y)
        : base(x, y)
    {
    }

    public override void Forward(Recording recording, StepBindings step) => Record(recording, X, Y);

    public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
    {
        if (dx is FeatureMap wanted)
        {
            Record(recording, dz, wanted);
        }
    }

    private static void Record(Recording recording, FeatureMap source, FeatureMap target)
    {
        recording.Dispatch(new Repack(source.Data.Data, target.Data.Data, new RepackParams(
            target.Quads,
            target.RowQuads,
            (uint)target.Data.Columns,
            (uint)(target.Data.Rows / target.Batch),
            (uint)source.Data.Columns,
            (uint)(source.Data.Rows / source.Batch),
            (uint)source.Data.RowStride)));
        recording.Cut();
    }
}
