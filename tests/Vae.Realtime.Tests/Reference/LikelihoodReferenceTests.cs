namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Reference;
using Xunit;

/// <summary>The likelihoods' twins: gradients against central differences, and probabilities that add up to 1.</summary>
public sealed class LikelihoodReferenceTests
{
    private const double Step = 1e-6;

    public static TheoryData<string> Families => [.. Enum.GetNames<ReferenceLikelihood>()];

    [Theory]
    [MemberData(nameof(Families))]
    public void Gradients_are_those_of_the_nats(string name)
    {
        ReferenceLikelihood family = Enum.Parse<ReferenceLikelihood>(name);
        LikelihoodReference twin = new(family, 0.7);
        Random random = new(1);
        for (int i = 0; i < 2000; i++)
        {
            double x = Math.Clamp(random.Next(-40, 295), 0, 255) / 255.0;
            (double first, double second) = ((2 * random.NextDouble()) - 0.5, (12 * random.NextDouble()) - 8);
            if (Math.Abs(second - LikelihoodReference.MinLogScale) < 2 * Step || Math.Abs(first - x) < 2 * Step)
            {
                continue;
            }

            (double byFirst, double bySecond) = twin.Gradient(x, first, second);
            AssertDerivative(byFirst, at => twin.Nats(x, at, second), first);

            // A variance that is measured has no gradient.
            if (family == ReferenceLikelihood.CalibratedGaussian)
            {
                Assert.Equal(0, bySecond);
                continue;
            }

            AssertDerivative(bySecond, at => twin.Nats(x, first, at), second);
        }
    }

    [Theory]
    [InlineData(ReferenceLikelihood.LearnedGaussian, 10)]
    [InlineData(ReferenceLikelihood.LearnedGaussian, -10)]
    [InlineData(ReferenceLikelihood.DiscretisedLogistic, -7)]
    internal void PastItsBoundAScaleCountsAsTheBoundAndHasNoGradient(ReferenceLikelihood family, double bound)
    {
        LikelihoodReference twin = new(family);
        double past = 1.5 * bound;
        Assert.Equal(twin.Nats(0.4, 0.3, bound), twin.Nats(0.4, 0.3, past));
        Assert.Equal(twin.Gradient(0.4, 0.3, bound).ByFirst, twin.Gradient(0.4, 0.3, past).ByFirst);
        Assert.NotEqual(0, twin.Gradient(0.4, 0.3, bound).BySecond);
        Assert.Equal(0, twin.Gradient(0.4, 0.3, past).BySecond);
    }

    [Theory]
    [InlineData(0.5, -7)]
    [InlineData(0.123, -3)]
    [InlineData(-2, -1)]
    [InlineData(1.01, -5)]
    [InlineData(0.9, 6)]
    public void The_levels_of_a_byte_have_a_probability_of_one_together(double mean, double logScale)
    {
        LikelihoodReference twin = new(ReferenceLikelihood.DiscretisedLogistic);
        double sum = Enumerable.Range(0, 256).Sum(level => Math.Exp(-twin.Nats(level / 255.0, mean, logScale)));
        Assert.Equal(1, sum, 1e-9);
    }

    [Theory]
    [InlineData(ReferenceLikelihood.Gaussian)]
    [InlineData(ReferenceLikelihood.LearnedGaussian)]
    [InlineData(ReferenceLikelihood.Laplace)]
    [InlineData(ReferenceLikelihood.CalibratedGaussian)]
    internal void DensitiesIntegrateToOneWithTheirMeanAndDeviation(ReferenceLikelihood family)
    {
        LikelihoodReference twin = new(family, 0.25);
        (double mean, double second) = (0.4, family == ReferenceLikelihood.CalibratedGaussian ? Math.Exp(-2) : -2);
        (double mass, double sum, double squares) = (0, 0, 0);
        const double width = 1e-3;
        for (double x = -10; x < 10; x += width)
        {
            double density = Math.Exp(-twin.Nats(x, mean, second)) * width;
            (mass, sum, squares) = (mass + density, sum + (x * density), squares + (x * x * density));
        }

        Assert.Equal(1, mass, 1e-5);
        Assert.Equal(twin.Mean(mean), sum, 1e-5);
        Assert.Equal(twin.StandardDeviation(mean, second), Math.Sqrt(squares - (sum * sum)), 1e-5);
    }

    private static void AssertDerivative(double derivative, Func<double, double> function, double at)
    {
        double difference = (function(at + Step) - function(at - Step)) / (2 * Step);
        Assert.InRange(Math.Abs(derivative - difference), 0, 1e-5 * (1 + Math.Abs(difference)));
    }
}
