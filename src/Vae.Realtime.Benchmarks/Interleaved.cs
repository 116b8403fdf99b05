namespace Vae.Realtime.Benchmarks;

using System.Diagnostics;

/// <summary>Samples several subjects in turn, so that what slows the machine for a while slows them all alike.</summary>
internal static class Interleaved
{
    private const int FewestRounds = 3;
    private const int MaxRounds = 101;

    // Long enough for the clocks, short enough that a sample is seldom interrupted.
    private const double SampleSeconds = 0.02;

    /// <param name="subjects">All of them are warmed up first.</param>
    /// <param name="seconds">Spent on each.</param>
    /// <param name="cancellation">Checked between samples.</param>
    public static void Run(IReadOnlyList<Subject> subjects, double seconds, CancellationToken cancellation)
    {
        foreach (Subject subject in subjects)
        {
            cancellation.ThrowIfCancellationRequested();
            subject.WarmUp(Math.Min(SampleSeconds, seconds / FewestRounds));
        }

        long started = Stopwatch.GetTimestamp();
        for (int round = 0; round < MaxRounds; round++)
        {
            if (round >= FewestRounds && Stopwatch.GetElapsedTime(started).TotalSeconds > seconds * subjects.Count)
            {
                break;
            }

            foreach (Subject subject in subjects)
            {
                cancellation.ThrowIfCancellationRequested();
                subject.Sample();
            }
        }
    }
}
