namespace Vae.Realtime.Learning.Training;

using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Formats;

/// <summary>
/// Every hyper-parameter that a model file keeps, so that a run is continued with what it began with. Files, the command line and checks read
/// this list; defaults are those of <see cref="TrainerOptions"/>.
/// </summary>
internal static class HyperParameters
{
    public static readonly IReadOnlyList<HyperParameter> All =
    [
        new HyperParameter<int>(
            "--batch", "training.batch", "Examples per step.", 1, 65_536, o => o.Batch, (o, value) => o with { Batch = value }),
        new HyperParameter<int>(
            "--accumulate",
            "training.accumulate",
            "Batches whose gradients a step adds up: a larger batch in the memory of one.",
            1,
            1024,
            o => o.Accumulate,
            (o, value) => o with { Accumulate = value }),
        new HyperParameter<double>(
            "--lr", "training.learning_rate", "Adam's learning rate.", 1e-12, 1e3, o =>
                o.LearningRate, (o, value) => o with { LearningRate = value }),
        new TextHyperParameter(
            "--lr-schedule",
            "training.learning_rate_schedule",
            $"How the learning rate changes over the run: {LearningRateSchedule.Forms}.",
            o => o.LearningRateSchedule.ToString()!,
            (o, text) => LearningRateSchedule.TryParse(text, out LearningRateSchedule schedule) ? o with { LearningRateSchedule = schedule } : null),
        new HyperParameter<double>(
            "--lr-warmup",
            "training.learning_rate_warm_up",
            "Epochs over which the learning rate rises from 0.",
            0,
            1e6,
            o => o.LearningRateWarmUp,
            (o, value) => o with { LearningRateWarmUp = value }),
        new HyperParameter<double>(
            "--beta",
            "training.beta",
            "Weight of the KL term; 1 is the ELBO, more is the beta-VAE.",
            0,
            1e6,
            o => o.Kl.Beta,
            (o, value) => o with { Kl = o.Kl with { Beta = value } }),
        new HyperParameter<double>(
            "--beta-warmup",
            "training.beta_warm_up",
            "Epochs over which the KL term's weight rises from 0.",
            0,
            1e6,
            o => o.Kl.WarmUpEpochs,
            (o, value) => o with { Kl = o.Kl with { WarmUpEpochs = value } }),
        new HyperParameter<int>(
            "--beta-cycles",
            "training.beta_cycles",
            "Cycles of the KL term's weight over the run, each rising from 0 for its first half; 0 for none.",
            0,
            1000,
            o => o.Kl.Cycles,
            (o, value) => o with { Kl = o.Kl with { Cycles = value } }),
        new HyperParameter<double>(
            "--free-bits",
            "training.free_bits",
            "Least KL, in nats per latent dimension and example, that counts; 0 is the ELBO.",
            0,
            1e6,
            o => o.FreeBits,
            (o, value) => o with { FreeBits = value }),
        new HyperParameter<int>(
            "--importance",
            "training.importance_samples",
            "Train the importance-weighted bound of that many samples of each example, which then is the training loss and has no KL term; 0 "
                + "trains the ELBO.",
            0,
            1000,
            o => o.Importance,
            (o, value) => o with { Importance = value }),
        new HyperParameter<double>(
            "--l2", "training.l2", "Weight of an L2 penalty on the parameters.", 0, 1e6, o => o.L2, (o, value) => o with { L2 = value }),
        new HyperParameter<double>(
            "--weight-decay",
            "training.weight_decay",
            "Decoupled weight decay (AdamW).",
            0,
            1e6,
            o => o.WeightDecay,
            (o, value) => o with { WeightDecay = value }),
        new HyperParameter<double>(
            "--clip-norm",
            "training.gradient_limit",
            "Norm to which the whole gradient is clipped; 0 for no limit.",
            0,
            1e9,
            o => o.GradientLimit,
            (o, value) => o with { GradientLimit = value }),
        new TextHyperParameter(
            "--freeze",
            "training.freeze",
            "What of the model stays as it is: the encoder, the decoder with the output layer, or single layers, as in encoder.0,encoder.1; "
                + "'none' frees all.",
            o => o.Freeze ?? "",
            (o, text) => o with { Freeze = text.Length > 0 ? text : null }),
        new TextHyperParameter(
            "--augment",
            "training.augmentation",
            "Random changes of the training examples",
            o => o.Augmentation.ToString(),
            (o, text) => o with { Augmentation = Augmentation.Parse(text) }),
        new TextHyperParameter(
            "--corrupt",
            "training.corruption",
            "Denoising: random damage of what the encoder sees, not of what the decoder is to give",
            o => o.Corruption.ToString(),
            (o, text) => o with { Corruption = Augmentation.Parse(text, AugmentationUse.Corruption) }),
        new TextHyperParameter(
            "--seed",
            "training.seed",
            "Of all random numbers: on one device with the same kernel variants, the same seed gives the same file.",
            o => o.Seed.ToString(CultureInfo.InvariantCulture),
            (o, text) => ulong.TryParse(text, CultureInfo.InvariantCulture, out ulong seed) ? o with { Seed = seed } : null),
    ];

    /// <summary>The hyper-parameter with an option.</summary>
    public static HyperParameter Of(string option) => All.First(parameter => parameter.Option == option);

    /// <summary>A model file's metadata, always the same for the same options.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return All.Select(parameter => new KeyValuePair<string, string>(parameter.Key, parameter.Write(options)));
    }

    /// <summary>Reads them back; what is missing keeps its default.</summary>
    /// <param name="metadata">Metadata of a model file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="VaeException">A value is damaged.</exception>
    public static TrainerOptions Read(IReadOnlyDictionary<string, string> metadata, string path)
    {
        TrainerOptions options = new();
        foreach (HyperParameter parameter in All)
        {
            if (metadata.TryGetValue(parameter.Key, out string? text))
            {
                options = parameter.Read(options, text) is { } read && parameter.Problem(read) is null
                    ? read
                    : throw new VaeException(
                        $"'{path}' cannot be continued: its metadata's '{parameter.Key}' is '{PrintableText.Excerpt(text)}', which makes no sense");
            }
        }

        return options;
    }
}
