namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Reference;
using Vae.Realtime.Tests.Gpu;
using Xunit;

/// <summary>The importance-weighted bound from end to end, on a model whose evidence is known.</summary>
[Collection(GpuCollection.Name)]
public sealed class ImportanceBoundTests(GpuFixture gpu)
{
    private const int Examples = 5;

    private readonly Random _random = new(5);

    [Fact]
    public void With_the_true_posterior_a_few_samples_give_the_evidence()
    {
        double[] x = Pictures();
        using (LinearGaussian model = new(gpu.Device, Examples, samples: 3))
        {
            model.Give(x, [.. x.Chunk(LinearGaussian.Pixels).SelectMany(row => LinearGaussian.Posterior(row))]);
            AssertEvidence(x, model.Bound(0), 1e-5);
            AssertEvidence(x, model.Bound(3), 1e-5);
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void With_another_posterior_many_samples_come_near_it()
    {
        double[] x = Pictures();
        using (LinearGaussian model = new(gpu.Device, Examples, samples: 50))
        {
            model.Give(x, [.. x.Chunk(LinearGaussian.Pixels).SelectMany(row => Widened(LinearGaussian.Posterior(row)))]);
            double few = model.Bound(0).Sum();
            float[] many = [];
            for (uint first = 0; first < 20_000; first += 50)
            {
                many = model.Bound(first);
            }

            AssertEvidence(x, many, 0.05);
            Assert.NotEqual(few, many.Sum());
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    [Fact]
    public void The_gradient_by_the_heads_is_that_of_the_bound()
    {
        const int samples = 4;
        double[] x = Pictures();
        double[] heads = [.. x.Chunk(LinearGaussian.Pixels).SelectMany(row => Widened(LinearGaussian.Posterior(row)))];
        double[] noise = [.. Enumerable.Range(0, Examples * samples * LinearGaussian.Latent).Select(_ => (float)((4 * _random.NextDouble()) - 2))];
        double[] Nll() => Bound(x, heads, noise, samples);
        using (LinearGaussian model = new(gpu.Device, Examples, samples))
        {
            model.Give(x, heads);
            (float[] nll, float[] gradient) = model.Gradient(noise);
            Assert.All(nll.Zip(Nll()), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
            for (int i = 0; i < heads.Length; i++)
            {
                const double step = 1e-5;
                double value = heads[i];
                heads[i] = value + step;
                double above = Nll().Average();
                heads[i] = value - step;
                double difference = (above - Nll().Average()) / (2 * step);
                heads[i] = value;
                Assert.Equal(difference, gradient[i], 1e-4);
            }
        }

        GpuFixture.AssertClean(gpu.Device);
    }

    // Somewhat off and wider, as a posterior must be for its weights to have a variance.
    private static double[] Widened(double[] heads) => [.. heads.Select((value, i) => (float)(value + (i < LinearGaussian.Latent ? 0.1 : 0.5)))];

    private static double[] Bound(double[] x, double[] heads, double[] noise, int samples)
    {
        double[] z = ReparameteriseReference.Sample(heads, noise, LinearGaussian.Latent, samples);
        double[] nats = [.. z.Chunk(LinearGaussian.Latent).Select((row, i) =>
            LinearGaussian.NatsOf(x.AsSpan(i / samples * LinearGaussian.Pixels, LinearGaussian.Pixels), row))];
        ImportanceReference twin = new(LinearGaussian.Latent, samples);
        return twin.Bound(twin.LogWeights(nats, heads, noise), x.Length / LinearGaussian.Pixels).Nll;
    }

    private static void AssertEvidence(double[] x, float[] nll, double tolerance)
    {
        double[] evidence = [.. x.Chunk(LinearGaussian.Pixels).Select(row => LinearGaussian.Evidence(row))];
        Assert.Equal(evidence.Length, nll.Length);
        Assert.All(nll.Zip(evidence), pair => Assert.Equal(pair.Second, pair.First, tolerance));
    }

    private double[] Pictures() => [.. Enumerable.Range(0, Examples * LinearGaussian.Pixels).Select(_ => (double)(float)_random.NextDouble())];
}
