namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The way back through the two places where a condition was appended: behind the latent, and behind the encoder's features.</summary>
internal sealed class ConditionBackward
{
    private readonly ConditionPass _condition;
    private readonly Concatenation _entering;
    private readonly Concatenation _reading;

    // Gradients by the condition, of either place, and of the first place by sample; absent where no parameter made it.
    private readonly FeatureMap? _bySample;
    private readonly FeatureMap? _first;
    private readonly FeatureMap? _second;

    /// <param name="plan">The pass over the examples.</param>
    /// <param name="draws">The pass over their samples; the same where there is one of each.</param>
    /// <param name="condition">What was appended.</param>
    /// <param name="entering">The latent with it: what enters the decoder.</param>
    /// <param name="reading">The features with it: what the posterior's heads read.</param>
    public ConditionBackward(
        PassPlan plan, PassPlan draws, ConditionPass condition, Concatenation entering, Concatenation reading)
    {
        (_condition, _entering, _reading) = (condition, entering, reading);
        (Entering, Reading) = (draws.Like(entering.Y), plan.Like(reading.Y));
        if (condition.Learned)
        {
            (_first, _second) = (plan.Like(condition.Y), plan.Like(condition.Y));
            _bySample = draws.Batch == plan.Batch ? _first : draws.Like(condition.Y);
        }
    }

    /// <summary>Gradient by what enters the decoder.</summary>
    public FeatureMap Entering { get; }

    /// <summary>Gradient by what the heads read.</summary>
    public FeatureMap Reading { get; }

    /// <summary>Whether the gradient by what the heads read is wanted even if that by the features is not.</summary>
    public bool Learned => _condition.Learned;

    /// <summary>Appends the latent's part of <see cref="Entering"/>.</summary>
    public void RecordLatent(Recording recording, FeatureMap dz)
    {
        _entering.Backward(recording, Entering, second: false, Activation.None, dz);
        if (_first is FeatureMap first && _bySample is FeatureMap bySample)
        {
            // What made the condition has no activation, so of the second part only the shape counts.
            (_entering with { B = bySample }).Backward(recording, Entering, second: true, Activation.None, bySample);
            if (bySample != first)
            {
                RepeatRowsParams rows = new((uint)first.Batch, (uint)(bySample.Batch / first.Batch), first.RowQuads);
                recording.Dispatch(new RepeatRowsBackward(
                    bySample.Matrix.Buffer,
                    _condition.Y.Matrix.Buffer,
                    first.Matrix.Buffer,
                    new RepeatRowsBackwardParams(rows, (uint)Activation.None)));
                recording.Cut();
            }
        }
    }

    /// <summary>Appends the features' part of <see cref="Reading"/>, and the gradients of the parameters that made the condition.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="step">The schedule.</param>
    /// <param name="before">The activation that made the features.</param>
    /// <param name="features">Overwritten; null where it is not needed.</param>
    public void RecordFeatures(Recording recording, StepBindings step, Activation before, FeatureMap? features)
    {
        if (features is FeatureMap wanted)
        {
            _reading.Backward(recording, Reading, second: false, before, wanted);
        }

        if (_first is FeatureMap first && _second is FeatureMap second)
        {
            _reading.Backward(recording, Reading, second: true, Activation.None, second);
            recording.Dispatch(new AddBackward(
                _condition.Y.Matrix.Buffer, second.Matrix.Buffer, first.Matrix.Buffer, new AddBackwardParams(first.Quads, (uint)Activation.None)));
            recording.Cut();
            _condition.Backward(recording, step, first);
        }
    }
}
