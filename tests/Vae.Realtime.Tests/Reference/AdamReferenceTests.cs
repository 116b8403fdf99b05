namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Reference;
using Xunit;

/// <summary>The optimiser's twin against PyTorch 1.13: Adam, Adam with weight_decay, AdamW, each with and without clip_grad_norm_.</summary>
public sealed class AdamReferenceTests
{
    private static readonly double[][] Gradients = [[0.5, -2, 0.25], [1.5, 0.75, -0.125], [-1, 0.5, 3]];

    [Theory]
    [InlineData(0, 0, 0, 0.7829269828331816, -0.3504104330312232, 1.8086758091475783)]
    [InlineData(0, 0, 1, 0.7665928205265615, -0.35729386879029373, 1.8182545860335784)]
    [InlineData(0.3, 0, 0, 0.7595310051997636, -0.3345877485315593, 1.725983735724135)]
    [InlineData(0.3, 0, 1, 0.7343806853548838, -0.32580223032605493, 1.709858330350086)]
    [InlineData(0, 0.3, 0, 0.7042441107328216, -0.3137530010703091, 1.6407043277295863)]
    [InlineData(0, 0.3, 1, 0.6878210460851162, -0.32041983444236954, 1.6499940660760148)]
    public void Agrees_with_PyTorch(double l2, double decay, double limit, double first, double second, double third)
    {
        AdamReference adam = new(0.9, 0.99, 1e-3, l2, decay);
        double[] w = [1, -0.5, 2];
        (double[] m, double[] v) = (new double[3], new double[3]);
        for (int step = 0; step < Gradients.Length; step++)
        {
            double[] g = Gradients[step];
            double scale = StepEndReference.Reduce([], [], [.. g.Select(value => value * value)]).GradientScale(limit);
            adam.Update(g, w, m, v, 0.1, 1 / (1 - Math.Pow(0.9, step + 1)), 1 / (1 - Math.Pow(0.99, step + 1)), scale);
        }

        Assert.Equal(first, w[0], 1e-12);
        Assert.Equal(second, w[1], 1e-12);
        Assert.Equal(third, w[2], 1e-12);
    }
}
