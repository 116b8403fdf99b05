namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Training;

/// <summary>One of the losses over a run as it is drawn: as it was, smoothed, and the axis that fits what is shown. It allocates nothing.</summary>
/// <param name="term">Which loss, in nats per example.</param>
internal sealed class LossCurve(Func<LossTerms, double> term)
{
    // Points to either side that a smoothed one is the mean of, as a part of all and at most; fewer at the ends, so that a fall stays one.
    private const int SmoothPart = 40;
    private const int MaxSmooth = 12;

    // The first steps of a fresh model would leave the rest no room, once there is a rest.
    private const int Many = 40;
    private const int BeginningPart = 20;

    // Room over and under the curve, as a part of its reach, and the least reach as a part of the value.
    private const float Spare = 0.08f;
    private const float MinReach = 1e-4f;

    private readonly float[] _raw = new float[LossHistory.Capacity];
    private readonly float[] _smooth = new float[LossHistory.Capacity];
    private int _count;
    private (LossHistory? History, int Count, long Stride, int First) _taken;

    public ReadOnlySpan<float> Raw => _raw.AsSpan(0, _count);

    public ReadOnlySpan<float> Smooth => _smooth.AsSpan(0, _count);

    /// <summary>The value at the lower edge.</summary>
    public float Low { get; private set; }

    /// <summary>The value at the upper edge.</summary>
    public float High { get; private set; }

    /// <summary>Takes a run as it is at present; nothing where no point has come since.</summary>
    /// <param name="history">The run.</param>
    /// <param name="first">The point from which on the axis fits: what is left of it may lie beyond.</param>
    public void Take(LossHistory history, int first)
    {
        ReadOnlySpan<LossTerms> points = history.Points;
        if (_taken == (history, points.Length, history.Stride, first))
        {
            return;
        }

        _taken = (history, points.Length, history.Stride, first);
        _count = points.Length;
        for (int i = 0; i < _count; i++)
        {
            _raw[i] = (float)term(points[i]);
        }

        for (int i = 0; i < _count; i++)
        {
            int side = Math.Min(Math.Min(_count / SmoothPart, MaxSmooth), Math.Min(i, _count - 1 - i));
            float sum = 0;
            for (int near = i - side; near <= i + side; near++)
            {
                sum += _raw[near];
            }

            _smooth[i] = sum / ((2 * side) + 1);
        }

        Fit(first);
    }

    /// <summary>A number on the axis, with as many decimals as tell its ends apart.</summary>
    public SpanWriter Write(SpanWriter words, float value) =>
        words.Add(value, High - Low >= 20 ? "N0" : High - Low >= 2 ? "N1" : High - Low >= 0.2 ? "N2" : "N3");

    private void Fit(int first)
    {
        first = Math.Min(first, Math.Max(0, _count - 1));
        first += _count - first > Many ? (_count - first) / BeginningPart : 0;
        (float low, float high) = (float.MaxValue, float.MinValue);
        for (int i = first; i < _count; i++)
        {
            (low, high) = (Math.Min(low, _smooth[i]), Math.Max(high, _smooth[i]));
        }

        if (low > high)
        {
            (low, high) = (0, 1);
        }

        float least = Math.Max(MinReach * Math.Max(Math.Abs(low), Math.Abs(high)), 1e-6f);
        float spare = (Spare * (high - low)) + Math.Max(0, 0.5f * (least - (high - low)));
        (Low, High) = (low - spare, high + spare);
    }
}
