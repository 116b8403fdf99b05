namespace Vae.Realtime.Learning.Models;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// The activations of one batch size and the ELBO's forward pass over them:
/// x → encoder → (μ, s) → z = μ + ε·exp(s/2) → decoder → likelihood of x, with both loss terms as partial sums. In a conditional model
/// what is known of the class stands behind the encoder's features and behind z.
/// </summary>
internal sealed class VaePass : IDisposable
{
    private readonly GpuArena _arena;
    private readonly PassPlan _plan;

    // The same, unless every example is drawn several times: then what comes after the draw has as many rows.
    private readonly PassPlan _draws;
    private readonly StackPass _encoder;
    private readonly StackPass _posterior;
    private readonly StackPass _decoder;
    private readonly LikelihoodPass _likelihood;

    /// <param name="model">Whose modules run.</param>
    /// <param name="batch">Rows of every activation.</param>
    /// <param name="training">Also plan the backward pass; without it there are <see cref="Pictures"/>.</param>
    /// <param name="denoising">The encoder reads other examples than the loss compares with.</param>
    /// <param name="samples">
    /// Latents drawn of every example for the importance-weighted bound, which then takes the place of both loss terms; 0 for the ELBO. Only
    /// for training.
    /// </param>
    /// <param name="frozen">Says which parameters the backward pass leaves out; null for none. What only they need is not recorded.</param>
    /// <param name="learned">Examples that training draws its batches from.</param>
    /// <exception cref="VaeException">There are samples and the decoder normalises over examples.</exception>
    public VaePass(
        VaeModel model,
        int batch,
        bool training = false,
        bool denoising = false,
        int samples = 0,
        Func<Parameter, bool>? frozen = null,
        int learned = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, training ? int.MaxValue : 0);
        (Model, Batch, Samples) = (model, batch, samples);
        int rows = checked(batch * Math.Max(1, samples));
        int latent = model.Architecture.Latent;
        _arena = model.Device.CreateArena($"activations of a batch of {batch}");
        try
        {
            SquarePlan squares = SquarePlan.Reserve(model, _arena, batch, training ? samples : null);
            _plan = new PassPlan(model.Device, _arena, batch, training, squares.Examples, frozen);
            _draws = samples > 0 ? new PassPlan(model.Device, _arena, rows, training, squares.Draws, frozen) : _plan;
            Input = FeatureMap.ReservePacked(_arena, batch, model.Architecture.Input);
            Seen = denoising ? _plan.Like(Input) : Input;
            _encoder = model.Encoder.Plan(_plan.Learns(model.Encoder) ? _plan : _plan.WithoutBackward(), Seen);
            Condition = ConditionPass.Plan(model, _plan);
            Reading = Joined(_plan, _encoder.Y);
            _posterior = model.Posterior.Plan(_plan, Reading?.Y ?? _encoder.Y);
            Noise = Tensor.Reserve(_arena, rows, latent);
            Latent = _draws.Map(model.Architecture.LatentShape);
            Entering = Joined(_draws, Latent);
            _decoder = model.Decoder.Plan(_draws, Entering?.Y ?? Latent);
            _likelihood = samples > 0
                ? new ImportancePass(
                    model, model.Output.Plan(_draws, _decoder.Y), _draws, new ImportanceDraws(Heads, Noise, Z, samples), learned)
                : LikelihoodPass.Plan(model, _plan, _decoder.Y, learned);
            KlCount = samples > 0 ? 0 : batch * ((latent + 3) / 4);
            Kl = _arena.Reserve<float>(rows * ((latent + 3) / 4));
            if (training)
            {
                Backward = new VaeBackward(this, _plan, _draws, squares);
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

    /// <summary>Latents drawn of every example for the importance-weighted bound; 0 for the ELBO.</summary>
    public int Samples { get; }

    /// <summary>(B, pixels), filled by the batch source.</summary>
    public Tensor X => Input.Matrix;

    /// <summary>(B, 2L): μ | s.</summary>
    public Tensor Heads => _posterior.Y.Matrix;

    /// <summary>(B, L): ε; with samples, as many rows of each example one after the other.</summary>
    public Tensor Noise { get; }

    /// <summary>(B, L), or as <see cref="Noise"/>.</summary>
    public Tensor Z => Latent.Matrix;

    /// <summary>(B, pixels): the likelihood's means, where <see cref="RecordPictures"/> was recorded; not reserved for training.</summary>
    public Tensor Pictures { get; }

    /// <summary>(B): -log p(x|z) in nats, where <see cref="RecordScores"/> was recorded; not reserved for training.</summary>
    public BufferSlice ExampleNats { get; }

    /// <summary>(B): KL(q(z|x) || N(0,I)) in nats, where <see cref="RecordScores"/> was recorded; not reserved for training.</summary>
    public BufferSlice ExampleKl { get; }

    /// <summary>Partial sums of the reconstruction loss, or of the importance-weighted bound.</summary>
    public BufferSlice Losses => _likelihood.Losses;

    public int LossCount => _likelihood.LossCount;

    /// <summary>Partial sums of the KL term, which an importance-weighted bound has none of.</summary>
    public BufferSlice Kl { get; }

    public int KlCount { get; }

    /// <summary>The backward pass, when it was planned.</summary>
    public VaeBackward? Backward { get; }

    /// <summary>(B) 32-bit words: the classes of the examples, where the model is conditional. All of the first class at the beginning.</summary>
    public BufferSlice? Labels => Condition?.Labels;

    /// <summary>(B, pixels): what the encoder reads; <see cref="X"/> itself unless the pass was planned for denoising.</summary>
    public Tensor SeenX => Seen.Matrix;

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
        Heads.Buffer,
        Noise.Buffer,
        Z.Buffer,
        Kl,
        new ReparameteriseParams(
            (uint)Z.Rows, (uint)Z.Columns, (uint)Heads.RowStride, (uint)Z.RowStride, noise, (uint)Math.Max(1, Samples))));

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

    /// <summary>Appends the forward pass, after <see cref="RecordCondition"/>, with both terms of every example, from one posterior sample.</summary>
    public void RecordScores(Recording recording, StepBindings step, NoiseMode noise)
    {
        RecordEncode(recording, step);
        recording.Dispatch(new PosteriorKl(
            step, Heads.Buffer, ExampleKl, KlAxis.PerExample, new PosteriorKlParams((uint)Batch, (uint)Z.Columns, (uint)Heads.RowStride)));
        RecordSample(recording, step, noise);
        RecordDecode(recording, step);
        _likelihood.RecordNats(recording, step, Input, ExampleNats);
    }

    public void Dispose() => _arena.Dispose();

    private Concatenation? Joined(PassPlan plan, FeatureMap map) => Condition is null ? null : Concatenation.Plan(plan, map, Condition.Y);
}
