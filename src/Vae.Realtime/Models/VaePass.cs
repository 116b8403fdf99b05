namespace Vae.Realtime.Models;

using Vae.Realtime.Batches;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>
/// The activations of one batch size and the ELBO's forward pass over them:
/// x → encoder → (μ, s) → z = μ + ε·exp(s/2) → decoder → likelihood of x, with both loss terms as partial sums. In a conditional model
/// what is known of the class stands behind the encoder's features and behind z.
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
            Condition = ConditionPass.Plan(model, _plan);
            Reading = Joined(_encoder.Y);
            _posterior = model.Posterior.Plan(_plan, Reading?.Y ?? _encoder.Y);
            Noise = Tensor.Reserve(_arena, batch, latent);
            Latent = _plan.Map(model.Architecture.LatentShape);
            Entering = Joined(Latent);
            _decoder = model.Decoder.Plan(_plan, Entering?.Y ?? Latent);
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

    /// <summary>Partial sums of the reconstruction loss.</summary>
    public BufferSlice Losses => _likelihood.Losses;

    public int LossCount => _likelihood.LossCount;

    /// <summary>Partial sums of the KL term.</summary>
    public BufferSlice Kl { get; }

    public int KlCount { get; }

    /// <summary>The backward pass, when it was planned.</summary>
    public VaeBackward? Backward { get; }

    /// <summary>(B) 32-bit words: the classes of the examples, where the model is conditional. All of the first class at the beginning.</summary>
    public BufferSlice? Labels => Condition?.Labels;

    /// <summary>(B, pixels): what the encoder reads; <see cref="X"/> itself unless the pass was planned for denoising.</summary>
    public Tensor SeenX => Seen.Data;

    internal FeatureMap Input { get; }

    internal FeatureMap Seen { get; }

    internal FeatureMap Latent { get; }

    /// <summary>What a conditional model is told; null for one that is not.</summary>
    internal ConditionPass? Condition { get; }

    /// <summary>The encoder's features with the condition behind them.</summary>
    internal Concatenation? Reading { get; }

    /// <summary>The latent with the condition behind it.</summary>
    internal Concatenation? Entering { get; }

    internal StackPass Encoder => _encoder;

    internal StackPass Posterior => _posterior;

    internal StackPass Decoder => _decoder;

    internal LikelihoodPass Likelihood => _likelihood;

    /// <summary>Appends the dispatches that bring the scheduled examples: x, and their labels where the model is conditional.</summary>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="step">The schedule that names the examples.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="shuffled">In the epoch's random order rather than in the data's.</param>
    public void RecordExamples(Recording recording, StepBindings step, IBatchSource source, bool shuffled)
    {
        source.Record(recording, step, X, shuffled);
        Condition?.RecordLabels(recording, step, source, shuffled);
    }

    /// <summary>Appends labels → condition, where the model is conditional. Goes before everything that reads it.</summary>
    public void RecordCondition(Recording recording, StepBindings step) => Condition?.Forward(recording, step);

    /// <summary>Appends x → heads.</summary>
    public void RecordEncode(Recording recording, StepBindings step)
    {
        _encoder.Forward(recording, step);
        Reading?.Forward(recording);
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
    public void RecordDecode(Recording recording, StepBindings step)
    {
        Entering?.Forward(recording);
        _decoder.Forward(recording, step);
    }

    /// <summary>Appends the output module with its likelihood of x.</summary>
    public void RecordLikelihood(Recording recording, StepBindings step) => _likelihood.RecordLoss(recording, step, Input);

    /// <summary>Appends the output module with the mean of its likelihood: z decoded to pictures.</summary>
    public void RecordPictures(Recording recording, StepBindings step) => _likelihood.RecordPictures(recording, step, Pictures);

    /// <summary>Appends the whole forward pass.</summary>
    public void RecordForward(Recording recording, StepBindings step, NoiseMode noise)
    {
        RecordCondition(recording, step);
        RecordEncode(recording, step);
        RecordSample(recording, step, noise);
        RecordDecode(recording, step);
        RecordLikelihood(recording, step);
    }

    public void Dispose() => _arena.Dispose();

    private Concatenation? Joined(FeatureMap map) => Condition is null ? null : Concatenation.Plan(_plan, map, Condition.Y);
}
