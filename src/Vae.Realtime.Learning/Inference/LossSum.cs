namespace Vae.Realtime.Learning.Inference;

using System.Globalization;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Adds up steps, in double precision, in the order of the steps.</summary>
internal sealed class LossSum
{
    private double _reconstruction;
    private double _kl;

    /// <summary>Examples so far.</summary>
    public long Examples { get; private set; }

    /// <summary>Steps that were rejected because something was not finite; they count no examples.</summary>
    public int Rejected { get; private set; }

    public LossTerms Mean => new(_reconstruction / Examples, _kl / Examples);

    /// <summary>Reads what <see cref="ToString"/> wrote, to the bit.</summary>
    public static bool TryParse(string text, out LossSum sum)
    {
        sum = new LossSum();
        string[] parts = text.Split(' ');
        return parts.Length == 4
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out sum._reconstruction)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out sum._kl)
            && double.IsFinite(sum._reconstruction) && double.IsFinite(sum._kl)
            && sum.TryCount(parts[2], parts[3]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_reconstruction:R} {_kl:R} {Examples} {Rejected}");

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

    private bool TryCount(string examples, string rejected)
    {
        bool counts = long.TryParse(examples, NumberStyles.None, CultureInfo.InvariantCulture, out long learned)
            & int.TryParse(rejected, NumberStyles.None, CultureInfo.InvariantCulture, out int refused);
        (Examples, Rejected) = (learned, refused);
        return counts;
    }
}
