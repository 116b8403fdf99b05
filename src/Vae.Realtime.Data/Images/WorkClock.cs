namespace Vae.Realtime.Data.Images;

/// <summary>
/// Time in which this process could work: that of the clock, but no more than it has had of the processors, so that a machine that is busy or
/// asleep does not make a decoder look as if it hung.
/// </summary>
internal static class WorkClock
{
    // What waits for a disk or another machine uses no processor, and has to end some time too.
    private const double Slowest = 30;

    private static readonly Lock Gate = new();
    private static long _clock = Environment.TickCount64;
    private static double _processors = Processors();
    private static double _now;

    /// <summary>Milliseconds. Goes on as it is asked: what passed since counts by what the process did in it as a whole.</summary>
    public static long Now
    {
        get
        {
            lock (Gate)
            {
                (long clock, double processors) = (Environment.TickCount64, Processors());
                double passed = clock - _clock;
                _now += Math.Clamp(processors - _processors, passed / Slowest, passed);
                (_clock, _processors) = (clock, processors);
                return (long)_now;
            }
        }
    }

    private static double Processors() => Environment.CpuUsage.TotalTime.TotalMilliseconds;
}
