namespace Vae.Realtime.Live.Frames;

using System.Diagnostics;

/// <summary>Keeps frames to a rate by sleeping: under some window systems presenting does not wait for the screen.</summary>
internal sealed class FramePacer
{
    private static readonly long Slack = Stopwatch.Frequency / 5000;

    // Without a rate, what one frame gives to training: as long as it took itself, within these.
    private static readonly long Shortest = Stopwatch.Frequency / 250;
    private static readonly long Longest = Stopwatch.Frequency / 60;

    private readonly Func<long> _now;
    private readonly Action<int> _sleep;
    private long _period;
    private long _began;
    private bool _unlimited;

    /// <param name="now">The time, in the ticks of a <see cref="Stopwatch"/>.</param>
    /// <param name="sleep">Sleeps for that many milliseconds, or a little longer.</param>
    public FramePacer(Func<long> now, Action<int> sleep)
    {
        (_now, _sleep) = (now, sleep);
        _began = Deadline = now();
    }

    /// <summary>When the next frame is due, as a <see cref="Stopwatch"/> timestamp.</summary>
    public long Deadline { get; private set; }

    /// <summary>How much later than due the next frame begins, in the same ticks.</summary>
    public long Delay { get; private set; }

    /// <summary>Half-way to the deadline, for work that is in no hurry.</summary>
    public long Half => Deadline - (_period / 2);

    /// <summary>Sleeps until the frame is due.</summary>
    public void Wait()
    {
        // Sleeps last whole milliseconds and a little longer than asked for; the rest is yielded away.
        for (long left = Left(); left > 0 && !_unlimited; left = Left())
        {
            _sleep((int)Math.Max(0, (left - Slack) * 1000 / Stopwatch.Frequency));
        }

        (_began, Delay) = (_now(), 0);
    }

    /// <summary>Lets the next frame begin later; those after it are due as before.</summary>
    /// <param name="seconds">By how much.</param>
    public void Postpone(double seconds) => Delay = _unlimited ? 0 : (long)(seconds * Stopwatch.Frequency);

    /// <summary>Puts the deadline off, and those after it, where there would be less time before it.</summary>
    /// <param name="seconds">From now on.</param>
    public void GiveWay(double seconds) => Deadline = Math.Max(Deadline, _now() + (long)(seconds * Stopwatch.Frequency));

    /// <summary>
    /// Sets the next deadline one period on. A frame that came too late by more than that moves the ones after it. Without a rate nothing
    /// waits, and there is about as much time again as the frame took for training.
    /// </summary>
    /// <param name="framesPerSecond">The rate; 0 for none.</param>
    public void Advance(double framesPerSecond)
    {
        long now = _now();
        _unlimited = framesPerSecond <= 0;
        _period = _unlimited ? Math.Clamp(now - _began, Shortest, Longest) : (long)(Stopwatch.Frequency / framesPerSecond);
        Deadline = _unlimited ? now + _period : Math.Max(Deadline + _period, now);
    }

    private long Left() => Deadline + Delay - _now();
}
