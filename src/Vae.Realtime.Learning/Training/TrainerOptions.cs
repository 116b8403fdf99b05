namespace Vae.Realtime.Learning.Training;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Nn;

/// <summary>Hyper-parameters of a run.</summary>
public sealed record TrainerOptions
{
    /// <summary>Examples that are processed together: a step, or a micro-batch of one.</summary>
    public int Batch { get; init; } = 128;

    /// <summary>Micro-batches whose gradients one step adds up: it learns as from a batch that many times as large, in the memory of one.</summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>Adam's step size.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Adam's decay of the first moment, at least 0 and less than 1.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Adam's decay of the second moment, at least 0 and less than 1.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the root of Adam's second moment.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Epochs of the whole run, which schedules stretch over.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>How the learning rate changes.</summary>
    internal LearningRateSchedule LearningRateSchedule { get; init; } = LearningRateSchedule.Unchanged;

    /// <summary>Epochs over which the learning rate rises from 0, whatever the schedule.</summary>
    public double LearningRateWarmUp { get; init; }

    /// <summary>Weight of the KL term.</summary>
    internal KlAnnealing Kl { get; init; } = new();

    /// <summary>Free bits: the least KL, in nats per latent and example, that counts; 0 is the ELBO.</summary>
    public double FreeBits { get; init; }

    /// <summary>
    /// Latents drawn of every example, whose importance-weighted bound of log p(x) is trained instead of the ELBO (Burda, Grosse,
    /// Salakhutdinov 2016); 0 trains the ELBO.
    /// </summary>
    public int Importance { get; init; }

    /// <summary>Weight of an L2 penalty on the parameters, added to the gradient.</summary>
    public double L2 { get; init; }

    /// <summary>Decoupled weight decay (AdamW).</summary>
    public double WeightDecay { get; init; }

    /// <summary>Norm to which the whole gradient is clipped; 0 for no limit.</summary>
    public double GradientLimit { get; init; }

    /// <summary>
    /// Beginnings of the names of parameters that stay as they are, such as <c>encoder.0.,decoder.</c>; null trains all. Batch norms with
    /// such parameters normalise by their running averages, and keep them.
    /// </summary>
    public string? Freeze { get; init; }

    /// <summary>Random changes of the training examples.</summary>
    internal Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Random damage of what the encoder sees of a training example; the loss compares with the undamaged one.</summary>
    internal Augmentation Corruption { get; init; } = Augmentation.None;

    /// <summary>Every random number of the run follows from it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Where the posterior noise comes from; <see cref="NoiseMode.Given"/> is for comparing with other programs.
    /// </summary>
    internal NoiseMode Noise { get; init; }

    /// <summary>Measure again which variants of the products the device runs fastest, instead of trusting what was measured or guessed.</summary>
    public bool Retune { get; init; }

    /// <summary>What <see cref="Freeze"/> lists.</summary>
    internal string[] FrozenParts => Freeze?.Split(',') ?? [];

    /// <summary>Whether a parameter stays as it is.</summary>
    internal bool Freezes(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return FrozenParts.Any(part => parameter.Name.StartsWith(part, StringComparison.Ordinal));
    }

    /// <exception cref="VaeException">A part of <see cref="Freeze"/> has no parameters.</exception>
    internal void ThrowIfNothingToFreeze(IEnumerable<Parameter> parameters)
    {
        // A decoder may have no layers but the output.
        foreach (string part in FrozenParts.Where(part => part != "decoder."))
        {
            Require(
                parameters.Any(parameter => parameter.Name.StartsWith(part, StringComparison.Ordinal)),
                $"There is nothing to freeze in '{part.TrimEnd('.')}': it has no parameters; --dry-run lists those of the model.");
        }
    }

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="VaeException">Names the value.</exception>
    public void Validate()
    {
        foreach (HyperParameter parameter in HyperParameters.All)
        {
            string? problem = parameter.Problem(this);
            Require(problem is null, problem ?? "");
        }

        Require(Beta1 is >= 0 and < 1 && Beta2 is >= 0 and < 1, "Adam's betas must be at least 0 and less than 1.");
        Require(Epsilon > 0, $"Adam's epsilon must be positive, not {Epsilon}.");
        Require(Epochs >= 1, $"The number of epochs must be at least 1, not {Epochs}.");
        Require(Importance == 0 || FreeBits == 0, "Free bits belong to the ELBO's KL term, which an importance-weighted bound does not have.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new VaeException(message);
        }
    }
}
