namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Training;
using Xunit;

public sealed class SafetyMarginTests
{
    [Fact]
    public void It_stays_within_its_limits()
    {
        SafetyMargin margin = new();
        Repeat(10_000, () => margin.Observe(overran: false));
        Assert.Equal(SafetyMargin.Least, margin.Seconds);
        Repeat(10_000, () => margin.Observe(overran: true));
        Assert.Equal(SafetyMargin.Most, margin.Seconds);
    }

    [Fact]
    public void One_frame_in_a_hundred_overruns()
    {
        // Training ends late by up to 4 ms, evenly: the margin that one frame in a hundred exceeds is 3.96 ms.
        SafetyMargin margin = new();
        Random random = new(1);
        int overruns = 0;
        void Frame()
        {
            bool overran = 4e-3 * random.NextDouble() > margin.Seconds;
            overruns += overran ? 1 : 0;
            margin.Observe(overran);
        }

        Repeat(1_000, Frame);
        overruns = 0;
        Repeat(20_000, Frame);
        Assert.InRange(overruns, 100, 400);
    }

    private static void Repeat(int times, Action action)
    {
        for (int i = 0; i < times; i++)
        {
            action();
        }
    }
}
