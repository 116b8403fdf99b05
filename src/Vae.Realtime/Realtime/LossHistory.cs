namespace Vae.Realtime.Realtime;

using Vae.Realtime.Inference;

/// <summary>
/// The losses of a whole run in fixed memory: every point is the mean of equally many steps, and when there are too many points, each two
/// become one.
/// </summary>
public sealed class LossHistory
{
    /// <summary>The most points; at least half as many once a run is long.</summary>
    public const int Capacity = 512;

    private readonly LossTerms[] _points = new LossTerms[Capacity];
    private LossTerms _sum;
    private long _summed;
    private int _count;

    /// <summary>Means in nats per example, the oldest first; valid until the next step is added.</summary>
    public ReadOnlySpan<LossTerms> Points => _points.AsSpan(0, _count);

    /// <summary>Steps in a point.</summary>
    public long Stride { get; private set; } = 1;

    /// <summary>Steps in all, those included that are no point yet.</summary>
    public long Steps => (_count * Stride) + _summed;

    /// <summary>Takes a step.</summary>
    /// <param name="step">In nats per example.</param>
    public void Add(LossTerms step)
    {
        _sum = new LossTerms(_sum.Reconstruction + step.Reconstruction, _sum.Kl + step.Kl);
        if (++_summed < Stride)
        {
            return;
        }

        _points[_count++] = new LossTerms(_sum.Reconstruction / Stride, _sum.Kl / Stride);
        (_sum, _summed) = (default, 0);
        if (_count == Capacity)
        {
            Halve();
        }
    }

    /// <summary>Forgets everything, as another model or other data begin another run.</summary>
    public void Clear() => (_count, _sum, _summed, Stride) = (0, default, 0, 1);

    private void Halve()
    {
        _count /= 2;
        Stride *= 2;
        for (int i = 0; i < _count; i++)
        {
            (LossTerms a, LossTerms b) = (_points[2 * i], _points[(2 * i) + 1]);
            _points[i] = new LossTerms((a.Reconstruction + b.Reconstruction) / 2, (a.Kl + b.Kl) / 2);
        }
    }
}
