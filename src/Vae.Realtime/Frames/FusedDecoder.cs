namespace Vae.Realtime.Frames;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Decoding of a single latent in one dispatch, for decoders with one hidden layer that every workgroup can compute for itself.
/// </summary>
internal sealed class FusedDecoder
{
    // Every workgroup reads the hidden layer's weights again: a bound on that, for devices where workgroups are small and many.
    private const int MaxLatent = 64;

    private readonly VaePass _pass;
    private readonly Linear _hidden;

    private FusedDecoder(VaePass pass, Linear hidden, Linear output) => (_pass, _hidden, Output) = (pass, hidden, output);

    private Linear Output { get; }

    private DecodeBindings Bindings => new(
        _pass.Z.Buffer, _hidden.Weight.Value.Buffer, _hidden.Bias.Value.Buffer, Output.Weight.Value.Buffer, Output.Bias.Value.Buffer);

    /// <summary>A pass's decoder in fused form; null where it has to run layer by layer.</summary>
    public static FusedDecoder? Of(VaePass pass) =>
        pass.Batch == 1
            && pass.Labels is null
            && pass.Model.Decoder.Modules is [Linear hidden]
            && Tensor.Pad(hidden.Outputs) <= DecodeParams.MaxHidden
            && pass.Model.FusedBernoulli is Linear output && pass.Z.Columns <= MaxLatent
            ? new FusedDecoder(pass, hidden, output)
            : null;

    /// <summary>Appends z → <see cref="VaePass.Pictures"/>.</summary>
    public void Record(Recording recording)
    {
        DecodeParams size = new(
            (uint)_pass.Z.RowStride / 4, (uint)Tensor.Pad(_hidden.Outputs) / 4, (uint)Output.Outputs - 1, (uint)_hidden.Activation);
        recording.Dispatch(new DecodeOne(Bindings, _pass.Pictures.Buffer, size, DecodeTile.For(_pass.Model.Device.Traits)));
    }
}
