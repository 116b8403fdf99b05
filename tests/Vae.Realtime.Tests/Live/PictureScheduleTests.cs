namespace Vae.Realtime.Tests.Live;

using Vae.Realtime.Live.Pictures;
using Xunit;

public sealed class PictureScheduleTests
{
    [Fact]
    public void Pictures_are_spread_over_the_run()
    {
        PictureSchedule schedule = new(10);
        List<double> taken = [];
        for (double now = 0.01; now < 10; now += 0.01)
        {
            if (schedule.IsDue(now))
            {
                taken.Add(Math.Round(now, 2));
            }
        }

        Assert.Equal([0.01, 2, 4, 6, 8], taken.Select(time => Math.Round(time, 1) is 0 ? 0.01 : Math.Round(time, 1)));
    }

    [Fact]
    public void A_run_that_is_held_up_takes_one_picture_not_several_alike()
    {
        PictureSchedule schedule = new(10);
        Assert.True(schedule.IsDue(0));
        Assert.True(schedule.IsDue(7));
        Assert.False(schedule.IsDue(7.1));
        Assert.True(schedule.IsDue(8));
        Assert.False(schedule.IsDue(9.9));
    }
}
