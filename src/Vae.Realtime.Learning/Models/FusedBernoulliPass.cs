namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>A dense output layer whose product ends in the Bernoulli likelihood: in training, logits are never stored.</summary>
internal sealed class FusedBernoulliPass : LikelihoodPass
{
    private readonly VaeArchitecture _architecture;
    private readonly Linear _layer;

    public FusedBernoulliPass(VaeArchitecture architecture, Linear layer, StackPass output, PassPlan plan)
        : base(output)
    {
        (_architecture, _layer) = (architecture, layer);
        LossCount = layer.LossTiles(plan.Batch);
        Losses = plan.Floats(LossCount);
    }

    // The logits' own storage: they are not read once their gradient is known.
    public override FeatureMap Gradient => Output.Y;

    public override BufferSlice Losses { get; }

    public override int LossCount { get; }

    public override void RecordLoss(Recording recording, StepBindings step, FeatureMap x)
    {
        _layer.ForwardBernoulli(recording, step, Entering(recording, step), x.Matrix, Gradient.Matrix, Losses);
        recording.Cut();
    }

    public override void RecordPictures(Recording recording, StepBindings step, Tensor pictures) =>
        _layer.Forward(recording, Entering(recording, step), pictures, Activation.Sigmoid);

    public override void RecordNats(Recording recording, StepBindings step, FeatureMap x, BufferSlice nats)
    {
        Output.Forward(recording, step);
        RawOutputs logits = RawOutputs.Of(Output.Y, _architecture.Input, _architecture.Likelihood, null);
        _architecture.Likelihood.RecordNats(recording, step, logits, x.Matrix, _architecture.Input, nats);
    }

    // What the layer reads, after whatever reshapes the decoder's output for it.
    private Tensor Entering(Recording recording, StepBindings step)
    {
        foreach (ModulePass pass in Output.Passes.SkipLast(1))
        {
            pass.Forward(recording, step);
        }

        return Output.Passes[^1].X.Matrix;
    }
}
