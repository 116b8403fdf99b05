namespace Vae.Realtime.Tests.Training;

using Vae.Realtime.Learning.Training;
using Xunit;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("constant", 7.5, 1)]
    [InlineData("cosine", 0, 1)]
    [InlineData("cosine", 5, 0.5)]
    [InlineData("cosine", 10, 0)]
    [InlineData("cosine", 12, 0)]
    [InlineData("step:3:0.1", 2.99, 1)]
    [InlineData("step:3:0.1", 3, 0.1)]
    [InlineData("step:3:0.1", 8.9, 0.01)]
    public void Learning_rates_follow_their_schedule(string text, double progress, double factor)
    {
        Assert.True(LearningRateSchedule.TryParse(text, out LearningRateSchedule schedule));
        Assert.Equal(factor, schedule.Factor(progress, 10), 12);
        Assert.Equal(text, schedule.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("linear")]
    [InlineData("step")]
    [InlineData("step:0:0.1")]
    [InlineData("step:3:0")]
    [InlineData("step:3:2")]
    [InlineData("step:3:0.1:4")]
    public void Other_schedules_are_refused(string text) => Assert.False(LearningRateSchedule.TryParse(text, out _));

    [Theory]
    [InlineData(0, 0, 0, 2)]
    [InlineData(4, 0, 0, 0)]
    [InlineData(4, 0, 1, 0.5)]
    [InlineData(4, 0, 9, 2)]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, 2, 1.25, 1)]
    [InlineData(0, 2, 2.5, 2)]
    [InlineData(0, 2, 4.9, 2)]
    [InlineData(0, 2, 5, 0)]
    public void The_KL_term_is_annealed(double warmUp, int cycles, double progress, double weight) =>
        Assert.Equal(weight, new KlAnnealing(2, warmUp, cycles).Weight(progress, 10), 12);
}
