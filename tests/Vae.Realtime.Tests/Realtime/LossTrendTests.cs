namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Learning.Kernels.Schedule;
using Xunit;

public sealed class LossTrendTests
{
    [Fact]
    public void Without_steps_there_is_no_loss()
    {
        LossTrend trend = new();
        Assert.Null(trend.First);
        Assert.Null(trend.Last);
    }

    [Fact]
    public void Sums_become_means_per_example()
    {
        LossTrend trend = new();
        trend.Add(new StepReport(300, 30, 0, 1), 3);
        Assert.Equal((100, 10, 110), (trend.First!.Value.Reconstruction, trend.First.Value.Kl, trend.First.Value.Loss));
        Assert.Equal(trend.First, trend.Last);
        trend.Add(new StepReport(400, 40, 0, 1), 2);
        Assert.Equal((110, 220), (trend.First!.Value.Loss, trend.Last!.Value.Loss));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(18)]
    [InlineData(99)]
    [InlineData(499)]
    [InlineData(2000)]
    public void A_loss_that_falls_has_fallen_however_few_steps_there_were(int steps)
    {
        LossTrend trend = Falling(steps);
        int part = Math.Clamp(steps / 10, 1, LossTrend.Window);
        Assert.Equal(43_073 - (0.5 * (part - 1)), trend.First!.Value.Loss, 6);
        Assert.Equal(43_073 - (steps - 1) + (0.5 * (part - 1)), trend.Last!.Value.Loss, 6);
    }

    [Fact]
    public void It_begins_anew_when_it_is_cleared()
    {
        LossTrend trend = Falling(300);
        trend.Clear();
        Assert.Null(trend.Last);
        trend.Add(new StepReport(7, 0, 0, 1), 1);
        Assert.Equal((7, 7), (trend.First!.Value.Loss, trend.Last!.Value.Loss));
    }

    [Fact]
    public void A_rejected_step_is_counted_but_in_no_mean()
    {
        LossTrend trend = new();
        trend.Add(new StepReport(10, 0, 0, 1), 1);
        trend.Add(new StepReport(float.NaN, float.PositiveInfinity, float.NaN, 0), 1);
        Assert.Equal((1, 1, 10), (trend.Steps, trend.Rejected, trend.Last!.Value.Loss));
    }

    private static LossTrend Falling(int steps)
    {
        LossTrend trend = new();
        for (int step = 0; step < steps; step++)
        {
            trend.Add(new StepReport(43_073 - step, 0, 0, 1), 1);
        }

        return trend;
    }
}
