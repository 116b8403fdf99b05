namespace Vae.Realtime.Live.Control.Audio;

/// <summary>Finds beats: moments at which a measure of change stands out from its last second, and not too soon after the one before.</summary>
/// <param name="period">Seconds between two values, about.</param>
/// <param name="floor">Change that is not a beat, however quiet all else is.</param>
/// <remarks>Source: Bello et al., A Tutorial on Onset Detection in Music Signals (2005), adaptive threshold on the spectral flux.</remarks>
internal sealed class BeatDetector(double period, float floor)
{
    private const double Memory = 1;
    private const double Pause = 0.2;
    private const float Deviations = 2;
    private const float Factor = 1.5f;

    private readonly float[] _last = new float[Math.Max(4, (int)(Memory / period))];
    private int _seen;
    private double _since = double.PositiveInfinity;

    /// <summary>Takes the next value; true at a beat.</summary>
    /// <param name="change">How much changed.</param>
    /// <param name="elapsed">Seconds since the value before.</param>
    public bool Hear(float change, double elapsed)
    {
        (float mean, float deviation) = Statistics();
        _last[_seen++ % _last.Length] = change;
        _since += elapsed;
        if (change < floor || change < (Factor * mean) + (Deviations * deviation) || _since < Pause)
        {
            return false;
        }

        _since = 0;
        return true;
    }

    private (float Mean, float Deviation) Statistics()
    {
        int count = Math.Min(_seen, _last.Length);
        if (count == 0)
        {
            return (0, 0);
        }

        float sum = 0, squares = 0;
        foreach (float value in _last.AsSpan(0, count))
        {
            sum += value;
            squares += value * value;
        }

        float mean = sum / count;
        return (mean, MathF.Sqrt(Math.Max(0, (squares / count) - (mean * mean))));
    }
}
