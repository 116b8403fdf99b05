namespace Vae.Realtime.Training;

using Vae.Realtime.Learning.Inference;

/// <summary>
/// The losses of a whole run in fixed memory: every point is the mean of equally many steps, and when there are too many points, each two
/// become one.
/// </summary>
internal sealed class LossHistory
{
    /// <summary>The most points; at least half as many once a run is long.</summary>
    public const int Capacity = 512;

    /// <summary>The most changes that are remembered: the newest.</summary>
    public const int MaxMarks = 16;

    // Of the same kind, so soon after one another, are one change: a slider that is dragged.
    private const int Soon = 4;
    private const int SoonPart = 50;

    private readonly (long Step, LossChange What)[] _marks = new (long, LossChange)[MaxMarks];
    private readonly LossTerms[] _points = new LossTerms[Capacity];
    private LossTerms _sum;
    private long _summed;
    private int _count;
    private int _marked;

    /// <summary>Means in nats per example, the oldest first; valid until the next step is added.</summary>
    internal ReadOnlySpan<LossTerms> Points => _points.AsSpan(0, _count);

    /// <summary>Steps in a point.</summary>
    public long Stride { get; private set; } = 1;

    /// <summary>Steps in all, those included that have no point yet.</summary>
    public long Steps => (_count * Stride) + _summed;

    /// <summary>What changed, and how many steps there had been before, in their order; valid until the next is marked.</summary>
    internal ReadOnlySpan<(long Step, LossChange What)> Marks => _marks.AsSpan(0, _marked);

    /// <summary>Notes that something changes between the steps so far and those to come. Before the first step nothing has.</summary>
    internal void Mark(LossChange what)
    {
        if (Steps == 0)
        {
            return;
        }

        bool same = _marked > 0 && _marks[_marked - 1].What == what && Steps - _marks[_marked - 1].Step <= Soon + (Steps / SoonPart);
        if (!same && _marked == MaxMarks)
        {
            Array.Copy(_marks, 1, _marks, 0, --_marked);
        }

        _marks[same ? _marked - 1 : _marked++] = (Steps, what);
    }

    /// <summary>Takes a step.</summary>
    /// <param name="step">In nats per example.</param>
    internal void Add(LossTerms step)
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
