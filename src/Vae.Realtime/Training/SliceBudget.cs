namespace Vae.Realtime.Training;

/// <summary>
/// How long the slices of a training step take, learned from running them, and how many of them fit into the time that is left.
/// Times are in seconds on any clock that only runs forwards.
/// </summary>
/// <param name="slices">Slices of one step.</param>
internal sealed class SliceBudget(int slices)
{
    /// <summary>Least length of one submit where there is time for it: long enough to hide its cost, short enough to stop in time.</summary>
    public const double Submit = 1e-3;

    // Of the time left a submit takes such a part where that is longer: while there is much of it, a host that is woken up late keeps the device
    // busy all the same, and near the end submits are short.
    private const int Part = 5;

    // Of four runs of a slice, one takes longer than its estimate.
    private const double Quantile = 0.75;

    private const double Rate = 0.2;
    private const double FarTooLong = 0.75;

    // The first run of a kernel includes its compilation and tells nothing; two more make a first estimate.
    private const int FirstRuns = 3;

    private readonly double[] _estimates = new double[slices];
    private readonly int[] _runs = new int[slices];

    /// <summary>Whether every slice has been measured.</summary>
    public bool Measured => Array.TrueForAll(_runs, runs => runs >= FirstRuns);

    /// <summary>Seconds of a whole step, as far as its slices have been measured.</summary>
    public double Step => _estimates.Sum();

    /// <summary>Times of the same step cut in another way: each section's time is shared out equally among its slices.</summary>
    /// <param name="before">The section that each slice belongs to.</param>
    /// <param name="after">The section of each slice to come.</param>
    public SliceBudget Recut(IReadOnlyList<int> before, IReadOnlyList<int> after)
    {
        SliceBudget fresh = new(after.Count);
        for (int slice = 0; slice < after.Count; slice++)
        {
            int section = after[slice];
            double sum = 0;
            for (int old = 0; old < before.Count; old++)
            {
                sum += before[old] == section ? _estimates[old] : 0;
            }

            fresh._estimates[slice] = sum / after.Count(other => other == section);
            fresh._runs[slice] = FirstRuns;
        }

        return fresh;
    }

    /// <summary>Whether the slice's time is unknown, so that it has to run alone.</summary>
    public bool IsUnknown(int slice) => _runs[slice % slices] < FirstRuns;

    /// <summary>Seconds that consecutive slices will take.</summary>
    public double Estimate(int first, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += _estimates[(first + i) % slices];
        }

        return sum;
    }

    /// <summary>How many slices to submit next.</summary>
    /// <param name="first">The slice that comes next.</param>
    /// <param name="available">Seconds that they may take.</param>
    /// <returns>
    /// Slices of about <see cref="Submit"/> in all, or of a part of the time; 0 when not even one fits. An unknown one is never joined with others.
    /// </returns>
    public int Next(int first, double available)
    {
        if (IsUnknown(first))
        {
            return available > 0 ? 1 : 0;
        }

        double limit = Math.Min(available, Math.Max(Submit, available / Part));
        double sum = _estimates[first];
        if (sum > available)
        {
            return 0;
        }

        // A device so fast that thousands would fit is not worth a longer submit.
        const int Most = 64;
        int count = 1;
        for (int next = (first + 1) % slices; count < Most && !IsUnknown(next) && sum + _estimates[next] <= limit; next = (next + 1) % slices)
        {
            sum += _estimates[next];
            count++;
        }

        return count;
    }

    /// <summary>Learns from a submit that was measured while nothing else ran.</summary>
    public void Observe(int first, int count, double seconds)
    {
        double estimated = Estimate(first, count);
        for (int i = 0; i < count; i++)
        {
            int slice = (first + i) % slices;
            Learn(slice, estimated > 0 ? seconds * _estimates[slice] / estimated : seconds / count);
        }
    }

    private void Learn(int slice, double seconds)
    {
        int run = _runs[slice]++;
        double estimate = _estimates[slice];
        if (run < FirstRuns)
        {
            _estimates[slice] = run < 2 ? Math.Max(seconds, 1e-7) : Math.Max(seconds, estimate);
            return;
        }

        // A step towards the quantile, a larger one where the estimate is far too long: one interruption by another process must neither
        // keep a slice out of many frames nor, as its first estimate, for long.
        double step = seconds > estimate ? 1 + (Rate * Quantile) : 1 - (Rate * (1 - Quantile));
        _estimates[slice] = estimate * (seconds < estimate / 2 ? FarTooLong : step);
    }
}
