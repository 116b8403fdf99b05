namespace Vae.Realtime.Inference;

using Vae.Realtime.Kernels;

/// <summary>Adds up steps, in double precision, in the order of the steps.</summary>
public sealed class LossSum
{
    private double _reconstruction;
    private double _kl;

    /// <summary>Examples so far.</summary>
    public long Examples { get; private set; }

    /// <summary>Steps that were rejected because something was not finite; they count no examples.</summary>
    public int Rejected { get; private set; }

    public LossTerms Mean => new(_reconstruction / Examples, _kl / Examples);

    public void Add(StepReport report, uint examples)
    {
        if (report.Applied == 0)
        {
            Rejected++;
            return;
        }

        _reconstruction += report.Reconstruction;
        _kl += report.Kl;
        Examples += examples;
    }
}
