namespace Vae.Realtime.Models;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>
/// The activations of one batch size and the ELBO's forward pass over them:
/// x → encoder → (μ, s) → z = μ + ε·exp(s/2) → decoder → logits, with both loss terms as partial sums.
/// </summary>
public sealed class VaePass : IDisposable
{
    private readonly GpuArena _arena;

    /// <param name="model">Whose layers run.</param>
    /// <param name="batch">Rows of every activation.</param>
    public VaePass(VaeModel model, int batch)
    {
        (Model, Batch) = (model, batch);
        int latent = model.Architecture.Latent;
        _arena = model.Device.CreateArena($"activations of a batch of {batch}");
        X = Tensor.Reserve(_arena, batch, model.Architecture.Input.Length);
        Encoded = [.. model.Encoder.Select(layer => Tensor.Reserve(_arena, batch, layer.Outputs))];
        Heads = Tensor.Reserve(_arena, batch, 2 * latent);
        Noise = Tensor.Reserve(_arena, batch, latent);
        Z = Tensor.Reserve(_arena, batch, latent);
        Decoded = [.. model.Decoder.Select(layer => Tensor.Reserve(_arena, batch, layer.Outputs))];
        LogitGradient = Tensor.Reserve(_arena, batch, model.Output.Outputs);
        Pictures = Tensor.Reserve(_arena, batch, model.Output.Outputs);
        LossCount = model.Output.LossTiles(batch);
        Losses = _arena.Reserve<float>(LossCount);
        KlCount = batch * ((latent + 3) / 4);
        Kl = _arena.Reserve<float>(KlCount);
        try
        {
            _arena.Commit();
        }
        catch
        {
            _arena.Dispose();
            throw;
        }
    }

    public VaeModel Model { get; }

    public int Batch { get; }

    /// <summary>(B, pixels), filled by the batch source.</summary>
    public Tensor X { get; }

    /// <summary>Outputs of the encoder's layers.</summary>
    public IReadOnlyList<Tensor> Encoded { get; }

    /// <summary>(B, 2L): μ | s.</summary>
    public Tensor Heads { get; }

    /// <summary>(B, L): ε.</summary>
    public Tensor Noise { get; }

    /// <summary>(B, L).</summary>
    public Tensor Z { get; }

    /// <summary>Outputs of the decoder's layers.</summary>
    public IReadOnlyList<Tensor> Decoded { get; }

    /// <summary>(B, pixels): gradient of the mean loss by the logits.</summary>
    public Tensor LogitGradient { get; }

    /// <summary>(B, pixels): the decoded means in (0,1), where <see cref="RecordPictures"/> was recorded.</summary>
    public Tensor Pictures { get; }

    /// <summary>Partial sums of the reconstruction loss.</summary>
    public BufferSlice Losses { get; }

    public int LossCount { get; }

    /// <summary>Partial sums of the KL term.</summary>
    public BufferSlice Kl { get; }

    public int KlCount { get; }

    /// <summary>What the posterior heads read.</summary>
    public Tensor Features => Encoded.Count > 0 ? Encoded[^1] : X;

    /// <summary>What the output layer reads.</summary>
    public Tensor LastDecoded => Decoded.Count > 0 ? Decoded[^1] : Z;

    /// <summary>Appends x → heads.</summary>
    public void RecordEncode(Recording recording)
    {
        RecordStack(recording, Model.Encoder, X, Encoded);
        Model.Posterior.Forward(recording, Features, Heads);
        recording.Cut();
    }

    /// <summary>Appends heads → z, with the KL term.</summary>
    public void RecordSample(Recording recording, StepBindings step, NoiseMode noise) => recording.Dispatch(new Reparameterise(
        step,
        Heads.Data,
        Noise.Data,
        Z.Data,
        Kl,
        new ReparameteriseParams((uint)Batch, (uint)Z.Columns, (uint)Heads.RowStride, (uint)Z.RowStride, noise)));

    /// <summary>Appends z → the output layer's input.</summary>
    public void RecordDecode(Recording recording) => RecordStack(recording, Model.Decoder, Z, Decoded);

    /// <summary>Appends the output layer with its likelihood of x.</summary>
    public void RecordLikelihood(Recording recording, StepBindings step)
    {
        Model.Output.ForwardBernoulli(recording, step, LastDecoded, X, LogitGradient, Losses);
        recording.Cut();
    }

    /// <summary>Appends the output layer with the mean of its likelihood: z decoded to pictures.</summary>
    public void RecordPictures(Recording recording) =>
        Model.Output.Forward(recording, LastDecoded, Pictures, Activation.Sigmoid);

    /// <summary>Appends the whole forward pass.</summary>
    public void RecordForward(Recording recording, StepBindings step, NoiseMode noise)
    {
        RecordEncode(recording);
        RecordSample(recording, step, noise);
        RecordDecode(recording);
        RecordLikelihood(recording, step);
    }

    public void Dispose() => _arena.Dispose();

    private static void RecordStack(Recording recording, IReadOnlyList<Linear> layers, Tensor input, IReadOnlyList<Tensor> outputs)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            layers[i].Forward(recording, i == 0 ? input : outputs[i - 1], outputs[i]);
            recording.Cut();
        }
    }
}
