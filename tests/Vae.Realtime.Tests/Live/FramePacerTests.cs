namespace Vae.Realtime.Tests.Live;

using System.Diagnostics;
using Vae.Realtime.Live.Frames;
using Xunit;

public sealed class FramePacerTests
{
    [Fact]
    public void Frames_keep_to_the_rate_and_are_never_early()
    {
        FramePacer pacer = new();
        pacer.Wait();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 20; i++)
        {
            pacer.Advance(100);
            pacer.Wait();
            Assert.True(Stopwatch.GetTimestamp() >= pacer.Deadline);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.18, 2);
    }

    [Fact]
    public void Half_way_is_half_a_period_before_the_deadline()
    {
        FramePacer pacer = new();
        pacer.Advance(10);
        Assert.Equal(Stopwatch.Frequency / 20.0, pacer.Deadline - pacer.Half, 1.0);
    }

    [Fact]
    public void A_hold_up_is_not_made_good_by_a_burst()
    {
        FramePacer pacer = new();
        Thread.Sleep(100);
        pacer.Advance(100);
        long first = pacer.Deadline;
        Assert.InRange(Stopwatch.GetElapsedTime(first).TotalSeconds, 0, 0.05);
        pacer.Advance(100);
        Assert.Equal(0.01, (pacer.Deadline - first) / (double)Stopwatch.Frequency, 3);
    }

    [Fact]
    public void A_frame_that_is_postponed_does_not_postpone_the_next()
    {
        FramePacer pacer = new();
        pacer.Advance(20);
        long due = pacer.Deadline;
        pacer.Postpone(0.02);
        pacer.Wait();
        Assert.InRange((Stopwatch.GetTimestamp() - due) / (double)Stopwatch.Frequency, 0.02, 1);
        Assert.Equal(0, pacer.Delay);
        pacer.Advance(20);
        Assert.True(pacer.Deadline >= due + (Stopwatch.Frequency / 20));
    }

    [Fact]
    public void Without_a_rate_nothing_waits_and_training_gets_as_long_as_the_frame()
    {
        FramePacer pacer = new();
        pacer.Wait();
        Thread.Sleep(5);
        pacer.Advance(0);
        Assert.InRange((pacer.Deadline - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency, 0, 1.0 / 60);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 1000; i++)
        {
            pacer.Wait();
            pacer.Advance(0);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 1);
    }
}
