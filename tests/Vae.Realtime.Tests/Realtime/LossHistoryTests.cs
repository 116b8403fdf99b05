namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Training;
using Xunit;

public sealed class LossHistoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100_000)]
    public void A_run_of_any_length_fits_and_keeps_its_mean_and_its_slope(int steps)
    {
        LossHistory history = new();
        for (int i = 0; i < steps; i++)
        {
            history.Add(new LossTerms(i, 2));
        }

        Assert.Equal(steps, history.Steps);
        Assert.InRange(history.Points.Length, Math.Min(steps, LossHistory.Capacity / 2), LossHistory.Capacity - 1);
        for (int i = 0; i < history.Points.Length; i++)
        {
            Assert.Equal((i * history.Stride) + ((history.Stride - 1) / 2.0), history.Points[i].Reconstruction, 6);
            Assert.Equal(2, history.Points[i].Kl, 6);
        }
    }

    [Fact]
    public void Changes_are_marked_where_they_were()
    {
        LossHistory history = new();
        history.Mark(LossChange.Rate);
        Assert.True(history.Marks.IsEmpty);
        for (int i = 0; i < 2000; i++)
        {
            if (i == 700)
            {
                history.Mark(LossChange.Data);
            }

            if (i is >= 1000 and < 1020)
            {
                history.Mark(LossChange.Rate);
            }

            history.Add(new LossTerms(i, 0));
        }

        history.Mark(LossChange.Model);
        Assert.Equal([(700, LossChange.Data), (1019, LossChange.Rate), (2000, LossChange.Model)], history.Marks.ToArray());
    }

    [Fact]
    public void Of_many_changes_the_newest_are_remembered()
    {
        LossHistory history = new();
        for (int i = 0; i < 100; i++)
        {
            history.Add(new LossTerms(1, 1));
            history.Mark(i % 2 == 0 ? LossChange.Data : LossChange.Model);
        }

        Assert.Equal(LossHistory.MaxMarks, history.Marks.Length);
        Assert.Equal((100, LossChange.Model), history.Marks[^1]);
    }
}
