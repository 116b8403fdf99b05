namespace Vae.Realtime.Live.Frames;

/// <summary>
/// The intervals from one presented frame to the next, every one of them, as a histogram. Only the time in which a window had nothing
/// to show, because it was minimised, does not count as an interval.
/// </summary>
internal sealed class FrameStatistics
{
    // 20 µs a bin up to 2 s; what is longer counts in the last one.
    private const double Resolution = 20e-6;
    private const int Bins = 100_000;

    // Four seconds at the usual rate.
    private const int Ring = 240;

    // Of a mean: as many as a person sees at a glance.
    private const int MeanOver = 60;

    private readonly int[] _bins = new int[Bins];
    private readonly float[] _ring = new float[Ring];
    private long _intervals;
    private double _total;
    private double _sum;
    private double? _last;
    private double _recentSince;
    private int _recent;

    /// <summary>Frames presented.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames per second over all intervals; 0 before there is one.</summary>
    public double FramesPerSecond => _total > 0 ? _intervals / _total : 0;

    /// <summary>Milliseconds from frame to frame over the last ones; 0 before there are two.</summary>
    public double Mean { get; private set; }

    public FrameTimes Times => new(Percentile(0.50), Percentile(0.99));

    /// <summary>Notes a frame.</summary>
    /// <param name="now">Seconds on a clock that only runs forwards.</param>
    public void Presented(double now)
    {
        Frames++;
        _recent++;
        if (_last is double last)
        {
            double interval = now - last;
            _total += interval;
            Remember(interval * 1e3);
            _intervals++;
            _bins[(int)Math.Clamp(interval / Resolution, 0, Bins - 1)]++;
        }

        _last = now;
    }

    /// <summary>The last intervals in milliseconds, the oldest first.</summary>
    /// <param name="milliseconds">Receives as many as fit and as there are.</param>
    /// <returns>How many.</returns>
    public int CopyLast(Span<float> milliseconds)
    {
        int count = (int)Math.Min(Math.Min(_intervals, Ring), milliseconds.Length);
        for (int i = 0; i < count; i++)
        {
            milliseconds[i] = _ring[(_intervals - count + i) % Ring];
        }

        return count;
    }

    /// <summary>Notes that there was nothing to show.</summary>
    public void Gap() => _last = null;

    /// <summary>Frames per second since this was asked the last time.</summary>
    public double Recent(double now)
    {
        double rate = now > _recentSince ? _recent / (now - _recentSince) : 0;
        (_recent, _recentSince) = (0, now);
        return rate;
    }

    private void Remember(double milliseconds)
    {
        bool full = _intervals >= MeanOver;
        _sum += (float)milliseconds - (full ? _ring[(_intervals - MeanOver) % Ring] : 0);
        _ring[_intervals % Ring] = (float)milliseconds;
        Mean = _sum / (full ? MeanOver : _intervals + 1);
    }

    // The middle of the bin that holds the smallest interval not shorter than the given part of all, in milliseconds.
    private double Percentile(double part)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(part * _intervals));
        long seen = 0;
        for (int bin = 0; bin < Bins && _intervals > 0; bin++)
        {
            seen += _bins[bin];
            if (seen >= rank)
            {
                return (bin + 0.5) * Resolution * 1e3;
            }
        }

        return 0;
    }
}
