namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Reference;
using Xunit;

/// <summary>The backward passes of the twins of layers without products, against central differences of their forward passes.</summary>
public sealed class LayerGradientTests
{
    private readonly Random _random = new(2);

    [Fact]
    public void Max_pool()
    {
        MaxPoolReference pool = new(Kernel: 3, Stride: 2, Padding: 1);
        MapShape shape = new(2, 5, 4, 3);
        double[] x = Values(shape.Count);
        double[] dy = Values(pool.Output(shape).Count);
        Differences.AssertGradient(pool.Backward(shape, x, dy), x, () => Dot(dy, pool.Forward(shape, x).Y));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Upsample(int factor, bool bilinear)
    {
        UpsampleReference work = new(factor, bilinear);
        foreach (MapShape shape in new MapShape[] { new(2, 3, 4, 2), new(1, 1, 3, 1) })
        {
            double[] z = Values(shape.Count);
            double[] dy = Values(work.Output(shape).Count);
            Differences.AssertGradient(
                work.Backward(shape, Made(z, ReferenceActivation.Tanh), dy, ReferenceActivation.Tanh),
                z,
                () => Dot(dy, work.Forward(shape, Made(z, ReferenceActivation.Tanh))));
        }
    }

    // torch.nn.functional.interpolate(torch.tensor([[[[1., 2., 4.]]]]), scale_factor=(2, 2), mode='bilinear', align_corners=False)
    [Fact]
    public void Bilinear_pixels_are_the_middles_of_their_areas() => Assert.Equal(
        [
            1, 1.25, 1.75, 2.5, 3.5, 4, 1, 1.25, 1.75, 2.5, 3.5, 4,
        ], new UpsampleReference(2, Bilinear: true).Forward(new MapShape(1, 1, 3, 1), [1, 2, 4]));

    [Theory]
    [InlineData(0, 3)]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(6, 3)]
    public void Norm(int groups, int valid)
    {
        MapShape shape = new(3, 2, 2, 6);
        NormReference norm = new(shape, valid, epsilon: 1e-5, groups);
        (double[] z, double[] weight, double[] bias) = (Values(shape.Count), Values(shape.Channels), Values(shape.Channels));
        double[] dy = Values(shape.Count);
        Array.Clear(dy, valid * shape.Pixels * shape.Channels, (shape.Batch - valid) * shape.Pixels * shape.Channels);
        double Loss() => Dot(dy, norm.Forward(Made(z, ReferenceActivation.Tanh), weight, bias));

        (double[] dx, double[] dweight, double[] dbias) = norm.Backward(Made(z, ReferenceActivation.Tanh), weight, dy, ReferenceActivation.Tanh);
        Differences.AssertGradient(dx, z, Loss);
        Differences.AssertGradient(dweight, weight, Loss);
        Differences.AssertGradient(dbias, bias, Loss);
    }

    [Fact]
    public void Chunks_joined_are_the_whole()
    {
        MapShape shape = new(5, 3, 1, 4);
        const int valid = 4;
        const int chunk = 5;
        double[] x = Values(shape.Count);
        double[] moments = NormStepsReference.Moments(x, shape.Channels, chunk, valid * shape.Pixels);
        (double[] mean, double[] variance) = new NormReference(shape, valid, 0).Statistics(x);
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            (double joined, double deviations) = NormStepsReference.Join([.. new[] { 5, 5, 2 }.Select((count, i) => (
                (double)count, moments[(2 * i * shape.Channels) + channel], moments[(((2 * i) + 1) * shape.Channels) + channel]))]);
            Assert.Equal(mean[channel], joined, 1e-14);
            Assert.Equal(variance[channel], deviations / (valid * shape.Pixels), 1e-14);
        }
    }

    [Fact]
    public void Concatenation()
    {
        (double[] a, double[] b, double[] dy) = (Values(6), Values(8), Values(14));
        double Loss() => Dot(dy, ConcatReference.Forward(Made(a, ReferenceActivation.Tanh), 3, Made(b, ReferenceActivation.Sigmoid), 4, 1));
        Differences.AssertGradient(ConcatReference.Backward(dy, 7, 0, Made(a, ReferenceActivation.Tanh), 3, ReferenceActivation.Tanh), a, Loss);
        Differences.AssertGradient(ConcatReference.Backward(dy, 7, 3, Made(b, ReferenceActivation.Sigmoid), 4, ReferenceActivation.Sigmoid), b, Loss);
        Assert.Equal([1, 2, 7, 3, 4, 7, 5, 6, 8, 9, 9, 8], ConcatReference.Forward([1, 2, 3, 4, 5, 6, 9, 9], 2, [7, 8], 1, period: 2));
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Made(double[] z, ReferenceActivation activation) => [.. z.Select(value => ActivationReference.Apply(activation, value))];

    private double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextDouble()) - 1)];
}
