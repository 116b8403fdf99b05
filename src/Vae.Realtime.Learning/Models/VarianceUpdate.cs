namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// What a training step tells a calibrated likelihood: the variance of each channel that explains the step's examples best. The store's
/// running averages take it in at the step's end, so that the loss of a step is by the steps before it.
/// </summary>
internal sealed class VarianceUpdate
{
    private readonly VaeArchitecture _architecture;
    private readonly BufferSlice _squares;
    private readonly BufferSlice _newest;
    private readonly int _samples;

    private VarianceUpdate(VaeArchitecture architecture, BufferSlice squares, BufferSlice newest, int samples) =>
        (_architecture, _squares, _newest, _samples) = (architecture, squares, newest, samples);

    /// <summary>Null where the model's likelihood has no such variance, or the pass leaves its output as it is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">Plan of the output's rows.</param>
    /// <param name="samples">Rows per example.</param>
    public static VarianceUpdate? Plan(VaeModel model, PassPlan plan, int samples = 1) =>
        model.Variances is Parameter variances && plan.Learns(model.Output) ? new VarianceUpdate(
            model.Architecture, plan.Floats(Likelihood.SquareCount(plan.Batch, model.Architecture.Input)), variances.Gradient.Buffer, samples)
        : null;

    /// <summary>Appends it.</summary>
    public void Record(Recording recording, StepBindings step, RawOutputs raw, Tensor x) =>
        _architecture.Likelihood.RecordVariances(recording, step, raw, x, _architecture.Input, _squares, _newest, _samples);
}
