namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;

/// <summary>Brings examples into the pass of a model.</summary>
internal static class BatchRecording
{
    /// <summary>Appends the dispatches that bring the scheduled examples: x, and their labels where the model is conditional.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="recording">Receives the dispatches.</param>
    /// <param name="step">The schedule that names the examples.</param>
    /// <param name="pass">Reads them.</param>
    /// <param name="shuffled">In the epoch's random order rather than in the data's.</param>
    public static void Record(this IBatchSource source, Recording recording, StepBindings step, VaePass pass, bool shuffled)
    {
        source.Record(recording, step, pass.X, shuffled);
        source.RecordLabels(recording, step, pass.Condition, shuffled);
    }

    /// <summary>Appends the dispatch that brings the labels of the scheduled examples; nothing for a model that is not conditional.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="step">The schedule that names the examples.</param>
    /// <param name="condition">Reads them; null where the model is not conditional.</param>
    /// <param name="shuffled">In the epoch's random order rather than in the data's.</param>
    public static void RecordLabels(
        this IBatchSource source, Recording recording, StepBindings step, ConditionPass? condition, bool shuffled)
    {
        if (condition is not null)
        {
            source.RecordLabels(recording, step, condition.Labels, condition.Rows, shuffled);
        }
    }
}
