namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The end of the forward pass: from the decoder's output to the reconstruction loss and its gradient, or to pictures.</summary>
/// <param name="output">The output module's pass.</param>
internal abstract class LikelihoodPass(StackPass output)
{
    public StackPass Output { get; } = output;

    /// <summary>Gradient of the mean loss by the output module's outputs; overwritten by <see cref="RecordLoss"/>.</summary>
    public abstract FeatureMap Gradient { get; }

    /// <summary>Partial sums of the reconstruction loss, in nats.</summary>
    public abstract BufferSlice Losses { get; }

    public abstract int LossCount { get; }

    /// <summary>Appends the output module with the loss of x, packed.</summary>
    public abstract void RecordLoss(Recording recording, StepBindings step, FeatureMap x);

    /// <summary>Appends the output module with the likelihood's mean.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="step">The schedule.</param>
    /// <param name="pictures">(B, pixels), overwritten.</param>
    public abstract void RecordPictures(Recording recording, StepBindings step, Tensor pictures);

    /// <summary>Appends the output module with the negative log-likelihood of every example.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="step">The schedule.</param>
    /// <param name="x">The examples, packed.</param>
    /// <param name="nats">A float per example, overwritten; 0 past the valid ones.</param>
    public abstract void RecordNats(Recording recording, StepBindings step, FeatureMap x, BufferSlice nats);

    /// <summary>The fastest that computes a model's likelihood.</summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">Plan of the examples.</param>
    /// <param name="decoded">The decoder's output.</param>
    /// <param name="learned">Examples that are learned from.</param>
    public static LikelihoodPass Plan(VaeModel model, PassPlan plan, FeatureMap decoded, int learned) => model.FusedBernoulli is Linear layer
        ? new FusedBernoulliPass(model.Architecture, layer, model.Output.Plan(plan, decoded), plan)
        : new RawLikelihoodPass(model, model.Output.Plan(plan, decoded), plan, learned);
}
