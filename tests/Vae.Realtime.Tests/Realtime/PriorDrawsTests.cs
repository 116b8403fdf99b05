namespace Vae.Realtime.Tests.Realtime;

using Vae.Realtime.Latents;
using Xunit;

public sealed class PriorDrawsTests
{
    [Fact]
    public void Draws_are_standard_normal()
    {
        float[] values = new float[40_000];
        new PriorDraws(3).Next(values);
        double mean = values.Average(value => (double)value);
        double variance = values.Average(value => (double)value * value);
        double fourth = values.Average(value => Math.Pow(value, 4));

        // Five standard deviations of each moment's own sampling error: 1/n, 2/n and 96/n.
        Assert.InRange(mean, -0.025, 0.025);
        Assert.InRange(variance, 0.964, 1.036);
        Assert.InRange(fourth, 2.75, 3.25);
    }

    [Fact]
    public void Neighbours_are_independent()
    {
        float[] values = new float[40_000];
        new PriorDraws(4).Next(values);
        double product = Enumerable.Range(0, values.Length - 1).Average(i => (double)values[i] * values[i + 1]);
        Assert.InRange(product, -0.025, 0.025);
    }

    [Fact]
    public void The_seed_decides_and_the_sequence_goes_on()
    {
        (PriorDraws one, PriorDraws same, PriorDraws other) = (new PriorDraws(1), new PriorDraws(1), new PriorDraws(2));
        float[] first = Draw(one);
        Assert.Equal(first, Draw(same));
        Assert.NotEqual(first, Draw(one));
        Assert.NotEqual(first, Draw(other));
    }

    private static float[] Draw(PriorDraws draws)
    {
        float[] latent = new float[20];
        draws.Next(latent);
        return latent;
    }
}
