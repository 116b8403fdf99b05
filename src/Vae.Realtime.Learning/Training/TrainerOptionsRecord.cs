namespace Vae.Realtime.Learning.Training;

using System.Globalization;
using Vae.Realtime.Data;

/// <summary>Hyper-parameters as a model file's metadata, so that a run is continued with what it began with.</summary>
internal static class TrainerOptionsRecord
{
    private const string Batch = "training.batch";
    private const string Accumulate = "training.accumulate";
    private const string LearningRate = "training.learning_rate";
    private const string Schedule = "training.learning_rate_schedule";
    private const string WarmUp = "training.learning_rate_warm_up";
    private const string Beta = "training.beta";
    private const string BetaWarmUp = "training.beta_warm_up";
    private const string BetaCycles = "training.beta_cycles";
    private const string FreeBits = "training.free_bits";
    private const string Importance = "training.importance_samples";
    private const string L2 = "training.l2";
    private const string WeightDecay = "training.weight_decay";
    private const string GradientLimit = "training.gradient_limit";
    private const string Freeze = "training.freeze";
    private const string Augment = "training.augmentation";
    private const string Corrupt = "training.corruption";
    private const string Seed = "training.seed";

    /// <summary>The entries, always the same for the same options.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            new(Batch, Text(options.Batch)),
            new(Accumulate, Text(options.Accumulate)),
            new(LearningRate, Text(options.LearningRate)),
            new(Schedule, options.LearningRateSchedule.ToString()!),
            new(WarmUp, Text(options.LearningRateWarmUp)),
            new(Beta, Text(options.Kl.Beta)),
            new(BetaWarmUp, Text(options.Kl.WarmUpEpochs)),
            new(BetaCycles, Text(options.Kl.Cycles)),
            new(FreeBits, Text(options.FreeBits)),
            new(Importance, Text(options.Importance)),
            new(L2, Text(options.L2)),
            new(WeightDecay, Text(options.WeightDecay)),
            new(GradientLimit, Text(options.GradientLimit)),
            new(Freeze, options.Freeze ?? ""),
            new(Augment, options.Augmentation.ToString()),
            new(Corrupt, options.Corruption.ToString()),
            new(Seed, Text(options.Seed)),
        ];
    }

    /// <summary>Reads them back; what is missing keeps its default.</summary>
    /// <param name="metadata">Of a model file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="VaeException">A value is damaged.</exception>
    public static TrainerOptions Read(IReadOnlyDictionary<string, string> metadata, string path)
    {
        TrainerOptions standard = new();

        T Value<T>(string key, T absent)
            where T : IParsable<T> => !metadata.TryGetValue(key, out string? text) ? absent
                : T.TryParse(text, CultureInfo.InvariantCulture, out T? value) ? value
                : throw Damaged(key);

        VaeException Damaged(string key) => new($"'{path}' cannot be continued: its metadata's '{key}' is damaged");
        return standard with
        {
            Batch = Value(Batch, standard.Batch),
            Accumulate = Value(Accumulate, standard.Accumulate),
            LearningRate = Value(LearningRate, standard.LearningRate),
            LearningRateSchedule = !metadata.TryGetValue(Schedule, out string? text) ? standard.LearningRateSchedule
                : LearningRateSchedule.TryParse(text, out LearningRateSchedule schedule) ? schedule
                : throw Damaged(Schedule),
            LearningRateWarmUp = Value(WarmUp, standard.LearningRateWarmUp),
            Kl = new KlAnnealing(Value(Beta, 1.0), Value(BetaWarmUp, 0.0), Value(BetaCycles, 0)),
            FreeBits = Value(FreeBits, standard.FreeBits),
            Importance = Value(Importance, standard.Importance),
            L2 = Value(L2, standard.L2),
            WeightDecay = Value(WeightDecay, standard.WeightDecay),
            GradientLimit = Value(GradientLimit, standard.GradientLimit),
            Freeze = metadata.GetValueOrDefault(Freeze) is { Length: > 0 } prefix ? prefix : null,
            Augmentation = metadata.TryGetValue(Augment, out string? changes) ? Augmentation.Parse(changes) : Augmentation.None,
            Corruption = metadata.TryGetValue(Corrupt, out string? damage)
                ? Augmentation.Parse(damage, AugmentationUse.Corruption)
                : Augmentation.None,
            Seed = Value(Seed, standard.Seed),
        };
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
