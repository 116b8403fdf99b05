namespace Vae.Realtime;

using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// The loss over the first steps and over the last ones; single steps are too noisy to read. Both are means of a tenth of all steps, at
/// least of one and at most of <see cref="Window"/>, so that no step is in both.
/// </summary>
public sealed class LossTrend
{
    /// <summary>The most steps of either mean.</summary>
    public const int Window = 50;

    private const int Part = 10;

    private readonly LossTerms[] _begun = new LossTerms[Window];
    private readonly LossTerms[] _recent = new LossTerms[Window];

    /// <summary>Steps that counted.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps whose loss or gradient was not finite; they changed nothing and are in no mean.</summary>
    public long Rejected { get; private set; }

    /// <summary>Mean of the first steps; null before there are any.</summary>
    public LossTerms? First => Mean(_begun, 0);

    /// <summary>Mean of the last steps; null before there are any.</summary>
    public LossTerms? Last => Mean(_recent, Steps - Count);

    private int Count => (int)Math.Clamp(Steps / Part, 1, Window);

    /// <summary>Takes a step's report.</summary>
    /// <param name="report">Sums over the batch, in nats.</param>
    /// <param name="examples">In the batch.</param>
    /// <returns>Its terms per example; null for a step that changed nothing.</returns>
    internal LossTerms? Add(StepReport report, uint examples)
    {
        if (report.Applied == 0)
        {
            Rejected++;
            return null;
        }

        LossTerms step = new(report.Reconstruction / (double)examples, report.Kl / (double)examples);
        if (Steps < Window)
        {
            _begun[Steps] = step;
        }

        _recent[Steps++ % Window] = step;
        return step;
    }

    /// <summary>Forgets all steps but those that were rejected.</summary>
    public void Clear() => Steps = 0;

    private LossTerms? Mean(LossTerms[] steps, long first)
    {
        if (Steps == 0)
        {
            return null;
        }

        int count = Count;
        (double reconstruction, double kl) = (0, 0);
        for (int i = 0; i < count; i++)
        {
            LossTerms step = steps[(first + i) % Window];
            (reconstruction, kl) = (reconstruction + step.Reconstruction, kl + step.Kl);
        }

        return new LossTerms(reconstruction / count, kl / count);
    }
}
