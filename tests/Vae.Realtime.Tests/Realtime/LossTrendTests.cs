namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Kernels;
using Vae.Realtime.Realtime;
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
        trend.Add(new StepReport(400, 40, 0, 1), 2);
        Assert.Equal((150, 15, 165), (trend.First!.Value.Reconstruction, trend.First.Value.Kl, trend.First.Value.Loss));
        Assert.Equal(trend.First, trend.Last);
    }

    [Fact]
    public void First_and_last_are_each_a_window_of_steps()
    {
        LossTrend trend = new();
        for (int step = 1; step <= 3 * LossTrend.Window; step++)
        {
            trend.Add(new StepReport(step, 0, 0, 1), 1);
        }

        Assert.Equal(3 * LossTrend.Window, trend.Steps);
        Assert.Equal((1 + LossTrend.Window) / 2.0, trend.First!.Value.Loss, 9);
        Assert.Equal((1 + (5 * LossTrend.Window)) / 2.0, trend.Last!.Value.Loss, 9);
    }

    [Fact]
    public void A_rejected_step_is_counted_but_in_no_mean()
    {
        LossTrend trend = new();
        trend.Add(new StepReport(10, 0, 0, 1), 1);
        trend.Add(new StepReport(float.NaN, float.PositiveInfinity, float.NaN, 0), 1);
        Assert.Equal((1, 1, 10), (trend.Steps, trend.Rejected, trend.Last!.Value.Loss));
    }
}
