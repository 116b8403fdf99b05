namespace Vae.Realtime.Tests.Live;

using System.Diagnostics;
using Vae.Realtime.Live.Frames;
using Xunit;

/// <summary>Frames by a clock of the test's, on which a sleep lasts half a millisecond longer than was asked for.</summary>
public sealed class FramePacerTests
{
    private const double Ms = 1e-3;
    private const double Oversleep = 0.5 * Ms;

    private readonly StepClock _clock = new(0.01 * Ms);
    private readonly FramePacer _pacer;
    private int _sleeps;

    public FramePacerTests() => _pacer = new FramePacer(_clock.GetTimestamp, Sleep);

    [Fact]
    public void Frames_keep_to_the_rate_and_are_never_early()
    {
        _pacer.Wait();
        double start = _clock.Now;
        for (int i = 1; i <= 100; i++)
        {
            _clock.Pass(i % 8 * Ms);
            _pacer.Advance(100);
            _pacer.Wait();
            Assert.InRange(_clock.Now - Seconds(_pacer.Deadline), 0, Oversleep);
            Assert.Equal(i * 10 * Ms, Seconds(_pacer.Deadline) - start, 0.1 * Ms);
        }

        Assert.Equal(100, _sleeps);
    }

    [Fact]
    public void Half_way_is_half_a_period_before_the_deadline()
    {
        _pacer.Advance(10);
        Assert.Equal(Stopwatch.Frequency / 20.0, _pacer.Deadline - _pacer.Half, 1.0);
    }

    [Fact]
    public void A_hold_up_is_not_made_good_by_a_burst()
    {
        _clock.Pass(0.1);
        _pacer.Advance(100);
        long first = _pacer.Deadline;
        Assert.Equal(_clock.Now, Seconds(first), 0.1 * Ms);
        _pacer.Advance(100);
        Assert.Equal(10 * Ms, Seconds(_pacer.Deadline - first), 1e-6);
    }

    [Fact]
    public void A_frame_that_is_postponed_does_not_postpone_the_next()
    {
        _pacer.Advance(20);
        long due = _pacer.Deadline;
        _pacer.Postpone(20 * Ms);
        _pacer.Wait();
        Assert.InRange(_clock.Now - Seconds(due), 20 * Ms, (20 * Ms) + Oversleep);
        Assert.Equal(0, _pacer.Delay);
        _pacer.Advance(20);
        Assert.Equal(due + (Stopwatch.Frequency / 20), _pacer.Deadline);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(9, 9)]
    [InlineData(90, 1000.0 / 60)]
    public void Without_a_rate_nothing_waits_and_training_gets_as_long_as_the_frame(double frame, double given)
    {
        for (int i = 0; i < 1000; i++)
        {
            _pacer.Wait();
            _clock.Pass(frame * Ms);
            _pacer.Advance(0);
            Assert.Equal(given * Ms, Seconds(_pacer.Deadline) - _clock.Now, 0.1 * Ms);
        }

        Assert.Equal(0, _sleeps);
    }

    [Fact]
    public void A_frame_gives_way_only_where_there_would_be_less_time_and_those_after_it_follow()
    {
        _pacer.Advance(10);
        long due = _pacer.Deadline;
        _pacer.GiveWay(0.001);
        Assert.Equal(due, _pacer.Deadline);
        _pacer.GiveWay(0.3);
        long later = _pacer.Deadline;
        Assert.InRange(Seconds(later - due), 0.15, 0.3);
        _pacer.Advance(10);
        Assert.Equal(0.1, Seconds(_pacer.Deadline - later), 3);
    }

    [Fact]
    public void By_the_systems_clock_it_sleeps_until_a_frame_is_due()
    {
        FramePacer pacer = new(Stopwatch.GetTimestamp, Thread.Sleep);
        for (int i = 0; i < 5; i++)
        {
            pacer.Advance(100);
            pacer.Wait();
            Assert.True(Stopwatch.GetTimestamp() >= pacer.Deadline);
        }
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;

    private void Sleep(int milliseconds)
    {
        // Of no time at all, it only lets others run.
        _sleeps += milliseconds > 0 ? 1 : 0;
        _clock.Pass(milliseconds > 0 ? (milliseconds * Ms) + Oversleep : 0.1 * Ms);
    }
}
