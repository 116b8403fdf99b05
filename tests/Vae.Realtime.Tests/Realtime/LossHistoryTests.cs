namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Inference;
using Vae.Realtime.Realtime;
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
    public void Another_run_begins_empty()
    {
        LossHistory history = new();
        history.Add(new LossTerms(1, 1));
        history.Clear();
        Assert.Equal(0, history.Steps);
        Assert.True(history.Points.IsEmpty);
    }
}
