namespace Vae.Realtime.Models;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>
/// The activations of one batch size and the ELBO's forward pass over them:
/// x → encoder → (μ, s) → z = μ + ε·exp(s/2) → decoder → likelihood of x, with both loss terms as partial sums.
/// </summary>
public sealed class VaePass : IDisposable
{
    private readonly GpuArena _arena;
    private readonly PassPlan _plan;
    private readonly StackPass _encoder;
    private readonly StackPass _posterior;
    private readonly StackPass _decoder;
    private readonly LikelihoodPass _likelihood;

    /// <param name="model">Whose modules run.</param>
    /// <param name="batch">Rows of every activation.</param>
    /// <param name="training">Also plan the backward pass; without it there are <see cref="Pictures"/>.</param>
    /// <param name="denoising">The encoder reads other examples than the loss compares with.</param>
    public VaePass(VaeModel model, int batch, bool training = false, bool denoising = false)
    {
        (Model, Batch) = (model, batch);
        int latent = model.Architecture.Latent;
        _arena = model.Device.CreateArena($"activations of a batch of {batch}");
        try
        {
            BufferSlice squares = training ? _arena.Reserve<float>(PassPlan.SquareRoom(model.Device, model.Modules, batch)) : default;
            _plan = new PassPlan(model.Device, _arena, batch, training, squares);
            Input = FeatureMap.ReservePacked(_arena, batch, model.Architecture.Input);
            Seen = denoising ? _plan.Like(Input) : Input;
            _encoder = model.Encoder.Plan(_plan, Seen);
            _posterior = model.Posterior.Plan(_plan, _encoder.Y);
            Noise = Tensor.Reserve(_arena, batch, latent);
            Latent = _plan.Map(model.Architecture.LatentShape);
            _decoder = model.Decoder.Plan(_plan, Latent);
            _likelihood = LikelihoodPass.Plan(model, _plan, _decoder.Y);
            KlCount = batch * ((latent + 3) / 4);
            Kl = _arena.Reserve<float>(KlCount);
            if (training)
            {
                Backward = new VaeBackward(this, _plan, squares);
            }
            else
            {
                Pictures = Tensor.Reserve(_arena, batch, model.Architecture.Input.Length);
                ExampleNats = _arena.Reserve<float>(batch);
                ExampleKl = _arena.Reserve<float>(batch);
            }

            _arena.Commit();
        }
        catch
        {
            _arena.Dispose();
            throw;
        }
    }

    public VaeModel Model { get; }

    /// <summary>Device memory of everything planned for this batch size.</summary>
    public ulong ReservedBytes => _arena.Reserved;

    public int Batch { get; }

    /// <summary>(B, pixels), filled by the batch source.</summary>
    public Tensor X => Input.Data;

    /// <summary>(B, 2L): μ | s.</summary>
    public Tensor Heads => _posterior.Y.Data;

    /// <summary>(B, L): ε.</summary>
    public Tensor Noise { get; }

    /// <summary>(B, L).</summary>
    public Tensor Z => Latent.Data;

    /// <summary>(B, pixels): the likelihood's means, where <see cref="RecordPictures"/> was recorded; not reserved for training.</summary>
    public Tensor Pictures { get; }

    /// <summary>(B): -log p(x|z) in nats, where <see cref="RecordScores"/> was recorded; not reserved for training.</summary>
    public BufferSlice ExampleNats { get; }

    /// <summary>(B): KL(q(z|x) || N(0,I)) in nats, where <see cref="RecordScores"/> was recorded; not reserved for training.</summary>
    public BufferSlice ExampleKl { get; }

    /// <summary>Partial sums of the reconstruction loss.</summary>
    public BufferSlice Losses => _likelihood.Losses;

    public int LossCount => _likelihood.LossCount;

    /// <summary>Partial sums of the KL term.</summary>
    public BufferSlice Kl { get; }

    public int KlCount { get; }

    /// <summary>The backward pass, when it was planned.</summary>
    public VaeBackward? Backward { get; }

    /// <summary>(B, pixels): what the encoder reads; <see cref="X"/> itself unless the pass was planned for denoising.</summary>
    public Tensor SeenX => Seen.Data;

    internal FeatureMap Input { get; }

    internal FeatureMap Seen { get; }

    internal FeatureMap Latent { get; }

    internal StackPass Encoder => _encoder;

    internal StackPass Posterior => _posterior;

    internal StackPass Decoder => _decoder;

    internal LikelihoodPass Likelihood => _likelihood;

    /// <summary>Appends x → heads.</summary>
    public void RecordEncode(Recording recording, StepBindings step)
    {
        _encoder.Forward(recording, step);
        _posterior.Forward(recording, step);
    }

    /// <summary>Appends heads → z, with the KL term.</summary>
    public void RecordSample(Recording recording, StepBindings step, NoiseMode noise) => recording.Dispatch(new Reparameterise(
        step,
        Heads.Data,
        Noise.Data,
        Z.Data,
        Kl,
        new ReparameteriseParams((uint)Batch, (uint)Z.Columns, (uint)Heads.RowStride, (uint)Z.RowStride, noise)));

    /// <summary>Appends z → the output module's input.</summary>
    public void RecordDecode(Recording recording, StepBindings step) => _decoder.Forward(recording, step);

    /// <summary>Appends the output module with its likelihood of x.</summary>
    public void RecordLikelihood(Recording recording, StepBindings step) => _likelihood.RecordLoss(recording, step, Input);

    /// <summary>Appends the output module with the mean of its likelihood: z decoded to pictures.</summary>
    public void RecordPictures(Recording recording, StepBindings step) => _likelihood.RecordPictures(recording, step, Pictures);

    /// <summary>Appends the whole forward pass.</summary>
    public void RecordForward(Recording recording, StepBindings step, NoiseMode noise)
    {
        RecordEncode(recording, step);
        RecordSample(recording, step, noise);
        RecordDecode(recording, step);
        RecordLikelihood(recording, step);
    }

    /// <summary>Appends the forward pass with both terms of every example, from one posterior sample drawn on the device.</summary>
    public void RecordScores(Recording recording, StepBindings step)
    {
        RecordEncode(recording, step);
        recording.Dispatch(new PosteriorKl(
            step, Heads.Data, ExampleKl, KlAxis.PerExample, new PosteriorKlParams((uint)Batch, (uint)Z.Columns, (uint)Heads.RowStride)));
        RecordSample(recording, step, NoiseMode.Philox);
        RecordDecode(recording, step);
        _likelihood.RecordNats(recording, step, Input, ExampleNats);
    }

    public void Dispose() => _arena.Dispose();
}
