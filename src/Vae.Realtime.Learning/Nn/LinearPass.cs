namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>A dense layer on one batch size.</summary>
internal sealed class LinearPass : ModulePass
{
    private readonly Linear _layer;
    private readonly bool _learns;
    private readonly BufferSlice _squares;

    internal LinearPass(Linear layer, PassPlan plan, FeatureMap x)
        : base(x, plan.Map(layer.Output))
    {
        (_layer, _learns) = (layer, plan.Learns(layer));
        if (_learns)
        {
            _squares = plan.Squares(layer.SquareTiles(plan.Batch));
        }
    }

    public override void Forward(Recording recording, StepBindings step)
    {
        _layer.Forward(recording, X.Matrix, Y.Matrix);
        recording.Cut();
    }

    public override void Backward(Recording recording, StepBindings step, FeatureMap dz, Activation before, FeatureMap? dx)
    {
        if (_learns)
        {
            _layer.BackwardWeight(recording, dz.Matrix, X.Matrix, _squares, accumulate: false);
            recording.Cut();
        }

        if (dx is FeatureMap wanted)
        {
            _layer.BackwardInput(recording, dz.Matrix, X.Matrix, before, wanted.Matrix);
            recording.Cut();
        }
    }
}
