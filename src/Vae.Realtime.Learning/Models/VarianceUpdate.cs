namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// What a training step tells a calibrated likelihood: the variance of each channel that explains the step's examples best. The store's
/// running averages take it in at the step's end, so that the loss of a step is by the steps before it.
/// </summary>
/// <remarks>
/// Errors of examples that were learned from are less than those of others, the more so the fewer there are. What is measured is widened to
/// what is to be expected of others (<see cref="Widening"/>); without that, a dozen photographs have a model that is far too sure of itself.
/// </remarks>
internal sealed class VarianceUpdate
{
    private readonly VaeArchitecture _architecture;
    private readonly BufferSlice _squares;
    private readonly BufferSlice _newest;
    private readonly int _samples;
    private readonly double _widening;

    private VarianceUpdate(VaeArchitecture architecture, BufferSlice squares, BufferSlice newest, int samples, double widening) =>
        (_architecture, _squares, _newest, _samples, _widening) = (architecture, squares, newest, samples, widening);

    /// <summary>Null where the model's likelihood has no such variance, or the pass leaves its output as it is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="plan">Plan of the output's rows.</param>
    /// <param name="learned">Examples that are learned from.</param>
    /// <param name="samples">Rows per example.</param>
    public static VarianceUpdate? Plan(VaeModel model, PassPlan plan, int learned, int samples = 1) =>
        model.Variances is Parameter variances && plan.Learns(model.Output) ? new VarianceUpdate(
            model.Architecture,
            plan.Floats(Likelihood.SquareCount(plan.Batch, model.Architecture.Input)),
            variances.Gradient.Buffer,
            samples,
            Widening(model.Architecture.Latent, learned))
        : null;

    /// <summary>
    /// The expected squared error of an example that was not learned from, as a multiple of that of those which were: Akaike's final
    /// prediction error (1969) of as many regressors as there are latents, which the examples tell apart at most two to one. From 3 for a few
    /// to 1 for many.
    /// </summary>
    /// <param name="latent">Latent dimensions.</param>
    /// <param name="learned">Examples that are learned from.</param>
    public static double Widening(int latent, int learned)
    {
        double share = Math.Min(0.5, (double)latent / learned);
        return (1 + share) / (1 - share);
    }

    /// <summary>Appends it.</summary>
    public void Record(Recording recording, StepBindings step, RawOutputs raw, Tensor x) =>
        _architecture.Likelihood.RecordVariances(recording, step, raw, x, _architecture.Input, _squares, _newest, _samples, _widening);
}
