namespace Vae.Realtime.Tests.Live;

using Vae.Realtime.Live;
using Vae.Realtime.Live.Frames;
using Xunit;

public sealed class FrameStatisticsTests
{
    [Fact]
    public void One_frame_has_no_interval()
    {
        FrameStatistics statistics = new();
        Assert.Equal((0, 0.0), (statistics.Frames, statistics.FramesPerSecond));
        statistics.Presented(5);
        Assert.Equal((1, 0.0, default(FrameTimes)), (statistics.Frames, statistics.FramesPerSecond, statistics.Times));
    }

    [Fact]
    public void Every_interval_counts()
    {
        FrameStatistics statistics = new();
        double now = 0;
        statistics.Presented(now);
        for (int i = 1; i <= 200; i++)
        {
            statistics.Presented(now += i is 50 or 100 or 150 ? 0.1 : 0.016);
        }

        Assert.Equal(201, statistics.Frames);
        Assert.Equal(200 / ((197 * 0.016) + 0.3), statistics.FramesPerSecond, 6);
        Assert.Equal(16, statistics.Times.P50, 1);
        Assert.Equal(100, statistics.Times.P99, 1);
    }

    [Fact]
    public void The_percentile_leaves_out_what_is_rarer()
    {
        FrameStatistics statistics = new();
        double now = 0;
        statistics.Presented(now);
        for (int i = 1; i <= 200; i++)
        {
            statistics.Presented(now += i is 50 or 100 ? 0.1 : 0.016);
        }

        Assert.Equal(16, statistics.Times.P99, 1);
    }

    [Fact]
    public void Very_long_intervals_do_not_break_it()
    {
        FrameStatistics statistics = new();
        statistics.Presented(0);
        statistics.Presented(1000);
        Assert.InRange(statistics.Times.P50, 1990, 2000);
        Assert.Equal(0.001, statistics.FramesPerSecond, 6);
    }

    [Fact]
    public void A_time_with_nothing_to_show_is_no_interval()
    {
        FrameStatistics statistics = new();
        statistics.Presented(0);
        statistics.Presented(0.016);
        statistics.Gap();
        statistics.Presented(60);
        statistics.Presented(60.016);
        Assert.Equal(4, statistics.Frames);
        Assert.Equal(16, statistics.Times.P99, 1);
        Assert.Equal(62.5, statistics.FramesPerSecond, 1);
    }

    [Fact]
    public void The_recent_rate_begins_anew_each_time()
    {
        FrameStatistics statistics = new();
        statistics.Presented(0.5);
        statistics.Presented(1.5);
        Assert.Equal(1, statistics.Recent(2), 6);
        statistics.Presented(2.2);
        Assert.Equal(2, statistics.Recent(2.5), 6);
        Assert.Equal(0, statistics.Recent(3), 6);
    }
}
