namespace Vae.Realtime.Models;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>The backward pass of a <see cref="VaePass"/>: from the likelihood's gradient to every parameter's, with the partial norms.</summary>
public sealed class VaeBackward
{
    private readonly VaePass _pass;
    private readonly PassPlan _plan;
    private readonly FeatureMap _decoded;
    private readonly FeatureMap _z;
    private readonly FeatureMap _heads;
    private readonly FeatureMap? _features;

    internal VaeBackward(VaePass pass, PassPlan plan, BufferSlice squares)
    {
        (_pass, _plan, Squares) = (pass, plan, squares);
        _z = plan.Like(pass.Latent);
        _decoded = pass.Decoder.IsView ? _z.As(pass.Decoder.Y.Shape) : plan.Like(pass.Decoder.Y);
        _heads = plan.Like(pass.Posterior.Y);
        _features = pass.Encoder.IsView ? null : plan.Like(pass.Encoder.Y);
    }

    /// <summary>Partial sums of the squared gradient; gaps between modules stay zero.</summary>
    public BufferSlice Squares { get; }

    public int SquareCount => _plan.SquareCount;

    /// <summary>Appends the backward pass. Parameter gradients are overwritten.</summary>
    public void Record(Recording recording, StepBindings step)
    {
        VaeModel model = _pass.Model;
        _pass.Likelihood.Output.Backward(
            recording, step, _pass.Likelihood.Gradient, model.Decoder.ActivationAfter(Activation.None), _decoded);
        _pass.Decoder.Backward(recording, step, _decoded, Activation.None, _z);
        recording.Dispatch(new ReparameteriseBackward(
            step,
            _pass.Heads.Data,
            _pass.Noise.Data,
            _z.Data.Data,
            _heads.Data.Data,
            new ReparameteriseParams(
                (uint)_pass.Batch, (uint)_z.Data.Columns, (uint)_heads.Data.RowStride, (uint)_z.Data.RowStride, NoiseMode.Given)));
        _pass.Posterior.Backward(recording, step, _heads, model.Encoder.ActivationAfter(Activation.None), _features);
        if (_features is FeatureMap features)
        {
            _pass.Encoder.Backward(recording, step, features, Activation.None, null);
        }
    }
}
