namespace Vae.Realtime.Realtime;

using Vae.Realtime.Inference;
using Vae.Realtime.Kernels;

/// <summary>The loss over the first steps and over the last ones; single steps are too noisy to read.</summary>
public sealed class LossTrend
{
    /// <summary>Steps of either mean.</summary>
    public const int Window = 100;

    private readonly LossTerms[] _recent = new LossTerms[Window];
    private LossTerms _first;

    /// <summary>Steps that counted.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps whose loss or gradient was not finite; they changed nothing and are in no mean.</summary>
    public long Rejected { get; private set; }

    /// <summary>Mean of the first <see cref="Window"/> steps; null before there are any.</summary>
    public LossTerms? First => Steps == 0 ? null : Scaled(_first, Math.Min(Steps, Window));

    /// <summary>Mean of the last <see cref="Window"/> steps; null before there are any.</summary>
    public LossTerms? Last
    {
        get
        {
            LossTerms sum = default;
            int count = (int)Math.Min(Steps, Window);
            for (int i = 0; i < count; i++)
            {
                sum = Sum(sum, _recent[i]);
            }

            return count == 0 ? null : Scaled(sum, count);
        }
    }

    /// <summary>Takes a step's report.</summary>
    /// <param name="report">Sums over the batch, in nats.</param>
    /// <param name="examples">In the batch.</param>
    /// <returns>Its terms per example; null for a step that changed nothing.</returns>
    public LossTerms? Add(StepReport report, uint examples)
    {
        if (report.Applied == 0)
        {
            Rejected++;
            return null;
        }

        LossTerms step = Scaled(new LossTerms(report.Reconstruction, report.Kl), examples);
        _first = Steps < Window ? Sum(_first, step) : _first;
        _recent[Steps++ % Window] = step;
        return step;
    }

    private static LossTerms Sum(LossTerms a, LossTerms b) => new(a.Reconstruction + b.Reconstruction, a.Kl + b.Kl);

    private static LossTerms Scaled(LossTerms sum, double count) => new(sum.Reconstruction / count, sum.Kl / count);
}
