namespace Vae.Realtime.Live.Frames;

using System.Diagnostics;

/// <summary>Keeps frames to a rate by sleeping: under some window systems presenting does not wait for the screen.</summary>
/// <param name="framesPerSecond">The rate.</param>
internal sealed class FramePacer(double framesPerSecond)
{
    private static readonly long Slack = Stopwatch.Frequency / 5000;

    private readonly long _period = (long)(Stopwatch.Frequency / framesPerSecond);

    /// <summary>When the next frame is due, as a <see cref="Stopwatch"/> timestamp.</summary>
    public long Deadline { get; private set; } = Stopwatch.GetTimestamp();

    /// <summary>Half-way to the deadline, for work that is in no hurry.</summary>
    public long Half => Deadline - (_period / 2);

    /// <summary>Sleeps until the frame is due.</summary>
    public void Wait()
    {
        // Sleeps last whole milliseconds and a little longer than asked for; the rest is yielded away.
        for (long left = Left(); left > 0; left = Left())
        {
            Thread.Sleep((int)Math.Max(0, (left - Slack) * 1000 / Stopwatch.Frequency));
        }
    }

    /// <summary>Sets the next deadline one period on. A frame that came too late by more than that moves the ones after it.</summary>
    public void Advance() => Deadline = Math.Max(Deadline + _period, Stopwatch.GetTimestamp());

    private long Left() => Deadline - Stopwatch.GetTimestamp();
}
