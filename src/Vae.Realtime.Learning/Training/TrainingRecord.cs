namespace Vae.Realtime.Learning.Training;

using System.Globalization;
using Vae.Realtime.Data;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;

/// <summary>What a model file's metadata say of its training: the data, the hyper-parameters, and where the run stands.</summary>
internal static class TrainingRecord
{
    /// <summary>The entries, always the same for the same run.</summary>
    /// <param name="spec">The data; only their name is written.</param>
    /// <param name="data">What was loaded of them.</param>
    /// <param name="architecture">Architecture of the model.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="state">Where the run stands.</param>
    /// <param name="test">The loss of the last test; null where there was none since the last step.</param>
    public static List<KeyValuePair<string, string>> Write(
        DataSpec spec, BatchSources data, VaeArchitecture architecture, TrainerOptions options, TrainingState state, LossTerms? test = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(state);
        List<KeyValuePair<string, string>> record =
        [
            new("training.data", spec is StreamSpec ? spec.ToString() : Path.GetFileName(Path.TrimEndingDirectorySeparator(spec.ToString()))),
            .. HyperParameters.Write(options),
        ];
        if (data.Scaling is { } scaling)
        {
            record.Add(new("data.scaling", scaling.ToJson()));
        }

        if (architecture.Labels is not null && data.Train.ClassNames is { } classes)
        {
            record.Add(ClassNames.Write(classes));
        }

        if (test is { } terms)
        {
            record.Add(new("training.test_negative_elbo", terms.Loss.ToString("R", CultureInfo.InvariantCulture)));
        }

        record.AddRange(state.ToMetadata());
        return record;
    }

    /// <summary>What makes no sense in a model file's metadata; null where training could go on with them, or there are none.</summary>
    /// <param name="metadata">Metadata of a model file.</param>
    /// <param name="path">The file, for the message.</param>
    public static string? Problem(IReadOnlyDictionary<string, string> metadata, string path)
    {
        try
        {
            HyperParameters.Read(metadata, path);
            if (TrainingState.CanContinue(metadata))
            {
                TrainingState.FromMetadata(metadata, path);
            }

            return null;
        }
        catch (VaeException error)
        {
            return error.Message;
        }
    }
}
