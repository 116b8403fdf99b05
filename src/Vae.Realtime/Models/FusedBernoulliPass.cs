namespace Vae.Realtime.Models;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>A dense output layer whose product ends in the Bernoulli likelihood: logits are never stored.</summary>
internal sealed class FusedBernoulliPass : LikelihoodPass
{
    private readonly Linear _layer;

    public FusedBernoulliPass(Linear layer, StackPass output, PassPlan plan)
        : base(output)
    {
        _layer = layer;
        LossCount = layer.LossTiles(plan.Batch);
        Losses = plan.Floats(LossCount);
    }

    // The logits' own storage: nobody reads them once their gradient is known.
    public override FeatureMap Gradient => Output.Y;

    public override BufferSlice Losses { get; }

    public override int LossCount { get; }

    public override void RecordLoss(Recording recording, StepBindings step, FeatureMap x)
    {
        _layer.ForwardBernoulli(recording, step, Output.Passes[^1].X.Data, x.Data, Gradient.Data, Losses);
        recording.Cut();
    }

    public override void RecordPictures(Recording recording, StepBindings step, Tensor pictures) =>
        _layer.Forward(recording, Output.Passes[^1].X.Data, pictures, Activation.Sigmoid);
}
