namespace Vae.Realtime.Tests.Live;

using Vae.Realtime.Live.Frames;
using Xunit;

public sealed class CoarsePlanTests
{
    private const double Wanted = 1.0 / 60;
    private const double Share = 0.2;

    [Fact]
    public void Frames_that_give_way_for_long_are_drawn_coarsely_and_finely_again_when_nothing_moves()
    {
        CoarsePlan plan = new();
        Play(plan, 0.6, fine: 0.022, coarse: 0.011);
        Assert.False(plan.IsCoarse);
        Play(plan, 3, fine: 0.022, coarse: 0.011);
        Assert.True(plan.IsCoarse);
        Play(plan, 10, fine: 0.022, coarse: 0.011);
        Assert.True(plan.IsCoarse);
        Play(plan, 1, fine: 0.022, coarse: 0.011, drawn: false);
        Assert.False(plan.IsCoarse);
    }

    [Theory]
    [InlineData(0.010, 0.006, Share, Wanted)]
    [InlineData(0.022, 0.011, 0, Wanted)]
    [InlineData(0.022, 0.011, Share, 0)]
    [InlineData(0.022, 0.011, Share, 1.0 / 20)]
    public void Where_there_is_time_or_no_training_or_no_rate_they_are_drawn_finely(double fine, double coarse, double share, double wanted)
    {
        CoarsePlan plan = new();
        Play(plan, 20, fine, coarse, share: share, wanted: wanted);
        Assert.False(plan.IsCoarse);
    }

    [Fact]
    public void What_is_hardly_sooner_done_is_not_worth_it_and_not_tried_again_at_once()
    {
        CoarsePlan plan = new();
        Play(plan, 2.5, fine: 0.022, coarse: 0.021);
        Assert.True(plan.IsCoarse);
        Play(plan, 4, fine: 0.022, coarse: 0.021);
        Assert.False(plan.IsCoarse);
        Play(plan, 10, fine: 0.022, coarse: 0.021);
        Assert.False(plan.IsCoarse);
        plan.Reset();
        Play(plan, 2.5, fine: 0.022, coarse: 0.011);
        Assert.True(plan.IsCoarse);
    }

    private static void Play(
        CoarsePlan plan, double seconds, double fine, double coarse, bool drawn = true, double share = Share, double wanted = Wanted)
    {
        for (double now = 0; now < seconds;)
        {
            double frame = !drawn ? 0.002 : plan.IsCoarse ? coarse : fine;
            double interval = Math.Max(wanted, frame / (1 - share));
            plan.Observe(drawn, frame, interval, wanted, share);
            now += interval;
        }
    }
}
