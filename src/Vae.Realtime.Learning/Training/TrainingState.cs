namespace Vae.Realtime.Learning.Training;

using System.Globalization;
using Vae.Realtime.Formats;
using Vae.Realtime.Learning.Inference;

/// <summary>Where a run stood when its model was saved: with the model and Adam's moments, all that continuing to the bit takes.</summary>
/// <param name="Steps">Steps taken since the run began.</param>
/// <param name="Epoch">Sums of the epoch that was under way.</param>
/// <param name="Best">The lowest monitored loss so far.</param>
/// <param name="StaleEpochs">Epochs since it improved.</param>
internal sealed record TrainingState(long Steps, LossSum Epoch, double Best, int StaleEpochs)
{
    private const string StepsKey = "training.steps";
    private const string EpochKey = "training.epoch_sums";
    private const string BestKey = "training.best_loss";
    private const string StaleKey = "training.stale_epochs";

    /// <summary>Whether a model file's metadata say where a run stands.</summary>
    public static bool IsIn(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.ContainsKey(StepsKey);
    }

    /// <summary>
    /// Whether they say all that going on needs. Files that hold the parameters alone may say how many steps made them, and no more.
    /// </summary>
    public static bool CanContinue(IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.ContainsKey(StepsKey) && metadata.ContainsKey(EpochKey);
    }

    /// <summary>As a model file's metadata.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToMetadata() =>
    [
        new(StepsKey, Steps.ToString(CultureInfo.InvariantCulture)),
        new(EpochKey, Epoch.ToString()),
        new(BestKey, Best.ToString("R", CultureInfo.InvariantCulture)),
        new(StaleKey, StaleEpochs.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Reads it back.</summary>
    /// <param name="metadata">Metadata of a model file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="VaeException">Something is missing or damaged.</exception>
    public static TrainingState FromMetadata(IReadOnlyDictionary<string, string> metadata, string path)
    {
        string Text(string key) => metadata.TryGetValue(key, out string? text)
            ? text
            : throw new VaeException($"'{path}' cannot be continued: its metadata lacks '{key}'; only what 'vae train' saved with its optimiser can");

        VaeException Damaged(string key) => new(
            $"'{path}' cannot be continued: its metadata's '{key}' is '{PrintableText.Excerpt(metadata[key])}', which makes no sense");
        return new TrainingState(
            long.TryParse(Text(StepsKey), NumberStyles.None, CultureInfo.InvariantCulture, out long steps) ? steps : throw Damaged(StepsKey),
            LossSum.TryParse(Text(EpochKey), out LossSum sums) ? sums : throw Damaged(EpochKey),
            double.TryParse(Text(BestKey), CultureInfo.InvariantCulture, out double best) && best is not (double.NaN or double.NegativeInfinity)
                ? best
                : throw Damaged(BestKey),
            int.TryParse(Text(StaleKey), NumberStyles.None, CultureInfo.InvariantCulture, out int stale) ? stale : throw Damaged(StaleKey));
    }
}
