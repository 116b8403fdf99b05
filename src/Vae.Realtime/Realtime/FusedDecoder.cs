namespace Vae.Realtime.Realtime;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;
using Vae.Realtime.Nn;

/// <summary>
/// Decoding of a single latent in one dispatch, for decoders with one hidden layer that every workgroup can compute for itself.
/// </summary>
public sealed class FusedDecoder
{
    // Every workgroup reads the hidden layer's weights anew: a bound on that, for devices where workgroups are small and many.
    private const int MostLatent = 64;

    private readonly VaePass _pass;
    private readonly Linear _hidden;

    private FusedDecoder(VaePass pass, Linear hidden, Linear output) => (_pass, _hidden, Output) = (pass, hidden, output);

    private Linear Output { get; }

    private DecodeBindings Bindings => new(
        _pass.Z.Data, _hidden.Weight.Value.Data, _hidden.Bias.Value.Data, Output.Weight.Value.Data, Output.Bias.Value.Data);

    /// <summary>A pass's decoder in fused form; null where it has to run layer by layer.</summary>
    public static FusedDecoder? Of(VaePass pass) =>
        pass.Batch == 1 && pass.Labels is null && pass.Model.Decoder.Modules is [Linear hidden] && Tensor.Pad(hidden.Outputs) <= DecodeParams.MostHidden
            && pass.Model.FusedBernoulli is Linear output && pass.Z.Columns <= MostLatent
            ? new FusedDecoder(pass, hidden, output)
            : null;

    /// <summary>Appends z → <see cref="VaePass.Pictures"/>.</summary>
    public void Record(Recording recording)
    {
        DecodeTile tile = DecodeTile.For(_pass.Model.Device.Traits, channels: 1);
        recording.Dispatch(new DecodeOne(Bindings, _pass.Pictures.Data, Size(Output.Outputs, 0, false), tile));
    }

    /// <summary>Appends z → an image of the model's own size.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="picture">Of the architecture's width and height.</param>
    /// <param name="bgra">Blue first.</param>
    public void Record(Recording recording, GpuImage picture, bool bgra)
    {
        int channels = _pass.Model.Architecture.Input.Channels;
        DecodeTile tile = DecodeTile.For(_pass.Model.Device.Traits, channels);
        recording.Dispatch(new DecodeOneToImage(
            Bindings, picture, Size(picture.Width * picture.Height, picture.Width, bgra), tile, channels));
    }

    private DecodeParams Size(int texels, int width, bool bgra) => new(
        (uint)_pass.Z.RowStride / 4,
        (uint)Tensor.Pad(_hidden.Outputs) / 4,
        (uint)texels - 1,
        (uint)_hidden.Activation,
        (uint)width,
        bgra ? 1u : 0u);
}
