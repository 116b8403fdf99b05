namespace Vae.Realtime.Tests;

using System.Diagnostics;

/// <summary>
/// A clock that goes on by a step whenever it is looked at, and by what it is told to: the same in every run, however busy the machine is.
/// </summary>
/// <param name="step">Seconds.</param>
internal sealed class StepClock(double step) : TimeProvider
{
    private readonly long _step = Ticks(step);

    // Nothing has happened for a long time.
    private long _now = Ticks(1000);

    public override long TimestampFrequency => Stopwatch.Frequency;

    /// <summary>Seconds, without a look.</summary>
    public double Now => (double)Interlocked.Read(ref _now) / Stopwatch.Frequency;

    public override long GetTimestamp() => Interlocked.Add(ref _now, _step);

    /// <summary>Lets time pass.</summary>
    public void Pass(double seconds) => Interlocked.Add(ref _now, Ticks(seconds));

    /// <summary>A moment from now, as a timestamp.</summary>
    public long In(double seconds) => Interlocked.Read(ref _now) + Ticks(seconds);

    private static long Ticks(double seconds) => (long)Math.Round(seconds * Stopwatch.Frequency);
}
