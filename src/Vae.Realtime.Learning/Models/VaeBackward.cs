namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The backward pass of a <see cref="VaePass"/>: from the likelihood's gradient to every parameter's, with the partial norms.</summary>
internal sealed class VaeBackward
{
    private readonly VaePass _pass;
    private readonly PassPlan _last;
    private readonly SquarePlan _squares;

    // Gradients by what enters the output, the decoder and so on; absent where nothing before it learns.
    private readonly FeatureMap? _decoded;
    private readonly FeatureMap? _z;
    private readonly FeatureMap? _heads;
    private readonly FeatureMap? _features;
    private readonly ConditionBackward? _condition;

    internal VaeBackward(VaePass pass, PassPlan plan, PassPlan draws, SquarePlan squares)
    {
        (_pass, _last, _squares) = (pass, draws, squares);
        if (pass.Encoder.Learns || pass.Posterior.Learns || pass.Condition is { Learned: true })
        {
            (_z, _heads) = (draws.Like(pass.Latent), plan.Like(pass.Posterior.Y));
            _features = pass.Encoder.Learns ? plan.Like(pass.Encoder.Y) : null;
            _condition = pass is { Condition: { } condition, Entering: Concatenation entering, Reading: Concatenation reading }
                ? new ConditionBackward(plan, draws, condition, entering, reading)
                : null;
        }

        _decoded = pass.Decoder.IsView ? Entering?.As(pass.Decoder.Y.Shape)
            : Entering is not null || pass.Decoder.Learns ? draws.Like(pass.Decoder.Y)
            : null;
    }

    /// <summary>Partial sums of the squared gradient; gaps between modules stay zero.</summary>
    public BufferSlice Squares => _squares.All;

    public int SquareCount => _squares.Before + _last.SquareCount;

    private FeatureMap? Entering => _condition?.Entering ?? _z;

    /// <summary>Appends the backward pass, as far as something learns. Parameter gradients are overwritten.</summary>
    public void Record(Recording recording, StepBindings step)
    {
        VaeModel model = _pass.Model;
        _pass.Likelihood.Output.Backward(
            recording, step, _pass.Likelihood.Gradient, model.Decoder.ActivationAfter(Activation.None), _decoded);
        if (_decoded is FeatureMap decoded)
        {
            _pass.Decoder.Backward(recording, step, decoded, Activation.None, Entering);
        }

        if (_z is FeatureMap z && _heads is FeatureMap heads)
        {
            _condition?.RecordLatent(recording, z);
            RecordHeads(recording, step, z, heads);
            RecordPosterior(recording, step, heads);
        }

        if (_features is FeatureMap features)
        {
            _pass.Encoder.Backward(recording, step, features, Activation.None, null);
        }
    }

    private void RecordHeads(Recording recording, StepBindings step, FeatureMap z, FeatureMap heads)
    {
        if (_pass.Likelihood is ImportancePass importance)
        {
            importance.RecordHeads(recording, step, z, heads);
            return;
        }

        recording.Dispatch(new ReparameteriseBackward(
            step,
            _pass.Heads.Buffer,
            _pass.Noise.Buffer,
            z.Matrix.Buffer,
            heads.Matrix.Buffer,
            new ReparameteriseBackwardParams(
                (uint)_pass.Batch, (uint)z.Matrix.Columns, (uint)heads.Matrix.RowStride, (uint)z.Matrix.RowStride)));
    }

    private void RecordPosterior(Recording recording, StepBindings step, FeatureMap heads)
    {
        Activation before = _pass.Model.Encoder.ActivationAfter(Activation.None);
        if (_condition is null)
        {
            _pass.Posterior.Backward(recording, step, heads, before, _features);
            return;
        }

        bool wanted = _features is not null || _condition.Learned;
        _pass.Posterior.Backward(recording, step, heads, Activation.None, wanted ? _condition.Reading : null);
        _condition.RecordFeatures(recording, step, before, _features);
    }
}
