namespace Vae.Realtime.Tests.Live;

using System.Diagnostics;
using Vae.Realtime.Live.Frames;
using Xunit;

public sealed class FramePacerTests
{
    [Fact]
    public void Frames_keep_to_the_rate_and_are_never_early()
    {
        FramePacer pacer = new(100);
        pacer.Wait();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 20; i++)
        {
            pacer.Advance();
            pacer.Wait();
            Assert.True(Stopwatch.GetTimestamp() >= pacer.Deadline);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.18, 2);
    }

    [Fact]
    public void Half_way_is_half_a_period_before_the_deadline()
    {
        FramePacer pacer = new(10);
        Assert.Equal(Stopwatch.Frequency / 20.0, pacer.Deadline - pacer.Half, 1.0);
    }

    [Fact]
    public void A_hold_up_is_not_made_good_by_a_burst()
    {
        FramePacer pacer = new(100);
        Thread.Sleep(100);
        pacer.Advance();
        long first = pacer.Deadline;
        Assert.InRange(Stopwatch.GetElapsedTime(first).TotalSeconds, 0, 0.05);
        pacer.Advance();
        Assert.Equal(0.01, (pacer.Deadline - first) / (double)Stopwatch.Frequency, 3);
    }
}
