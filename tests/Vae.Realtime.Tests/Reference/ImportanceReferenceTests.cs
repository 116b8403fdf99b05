namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Reference;
using Xunit;

/// <summary>The importance-weighted bound's twin: its gradient against central differences, and what is known of the bound.</summary>
public sealed class ImportanceReferenceTests
{
    private const int Latent = 3;
    private const int Examples = 3;
    private const int Valid = 2;

    private readonly Random _random = new(3);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 0.7)]
    public void The_gradient_is_that_of_the_mean_bound(int samples, double klWeight)
    {
        ImportanceReference twin = new(Latent, samples, klWeight);
        double[] heads = Values(Examples * 2 * Latent);
        double[] noise = Values(Examples * samples * Latent);

        // A decoder of one value: nats = (sum of sin z)².
        double Decode(double[] z, int row) => z.AsSpan(row * Latent, Latent).ToArray().Sum(Math.Sin);
        double[] Nats(double[] z) => [.. Enumerable.Range(0, Examples * samples).Select(row => Decode(z, row) * Decode(z, row))];
        double[] Sample() => ReparameteriseReference.Sample(heads, noise, Latent, samples);
        double Loss() => twin.Bound(twin.LogWeights(Nats(Sample()), heads, noise), Valid).Nll.Sum() / Valid;

        double[] at = Sample();
        double[] weights = twin.Bound(twin.LogWeights(Nats(at), heads, noise), Valid).Weights;
        double[] dz = [.. at.Select((z, i) => weights[i / Latent] * 2 * Decode(at, i / Latent) * Math.Cos(z) / Valid)];
        double[] gradient = twin.Backward(weights, heads, noise, dz, Valid);
        for (int i = 0; i < heads.Length; i++)
        {
            const double step = 1e-5;
            double value = heads[i];
            heads[i] = value + step;
            double above = Loss();
            heads[i] = value - step;
            double difference = (above - Loss()) / (2 * step);
            heads[i] = value;
            Assert.Equal(difference, gradient[i], 1e-8);
        }
    }

    [Fact]
    public void One_sample_is_the_sampled_negative_ELBO()
    {
        ImportanceReference twin = new(Latent, 1);
        double[] logWeights = twin.LogWeights(Values(Examples), Values(Examples * 2 * Latent), Values(Examples * Latent));
        (double[] nll, double[] weights) = twin.Bound(logWeights, Examples);
        Assert.Equal(logWeights.Select(value => -value), nll);
        Assert.All(weights, weight => Assert.Equal(1, weight));
    }

    [Fact]
    public void With_the_true_posterior_every_sample_gives_the_evidence()
    {
        // z ~ N(0,1), x | z ~ N(z, 1): x ~ N(0, 2) and z | x ~ N(x/2, 1/2).
        const double x = 0.8;
        double[] heads = [x / 2, Math.Log(0.5)];
        double[] noise = Values(6);
        double[] nats = [.. ReparameteriseReference.Sample(heads, noise, 1, 6)
            .Select(z => (0.5 * (x - z) * (x - z)) + (0.5 * Math.Log(Math.Tau)))];
        ImportanceReference twin = new(1, 6);
        double evidence = (0.25 * x * x) + (0.5 * Math.Log(2 * Math.Tau));
        Assert.All(twin.LogWeights(nats, heads, noise), weight => Assert.Equal(-evidence, weight, 1e-12));
        Assert.Equal(evidence, twin.Bound(twin.LogWeights(nats, heads, noise), 1).Nll[0], 1e-12);
    }

    [Fact]
    public void No_weight_overflows()
    {
        (double[] nll, double[] weights) = new ImportanceReference(1, 2).Bound([-5000, -5001], 1);
        Assert.Equal(5000 - Math.Log((1 + Math.Exp(-1)) / 2), nll[0], 1e-9);
        Assert.Equal(1, weights.Sum(), 1e-12);
    }

    private double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextDouble()) - 1)];
}
