namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Reference;
using Xunit;

/// <summary>The twins' backward passes against central differences of their forward passes, in double precision.</summary>
public sealed class GradientTests
{
    private readonly Random _random = new(1);

    [Theory]
    [InlineData(ReferenceActivation.None)]
    [InlineData(ReferenceActivation.Relu)]
    [InlineData(ReferenceActivation.Sigmoid)]
    [InlineData(ReferenceActivation.Tanh)]
    [InlineData(ReferenceActivation.LeakyRelu)]
    internal void LinearBackward(ReferenceActivation before)
    {
        LinearShape shape = new(4, 5, 3);
        double[] z = Values(shape.Rows * shape.Inputs);
        (double[] w, double[] bias) = (Values(shape.Outputs * shape.Inputs), Values(shape.Outputs));
        double[] dy = Values(shape.Rows * shape.Outputs);
        double[] X() => [.. z.Select(value => ActivationReference.Apply(before, value))];
        double Loss() => Dot(dy, LinearReference.Forward(shape, X(), w, bias, ReferenceActivation.None));

        (double[] dw, double[] db) = (new double[w.Length], new double[bias.Length]);
        double squares = LinearReference.BackwardWeight(shape, dy, X(), dw, db, accumulate: false);
        Differences.AssertGradient(dw, w, Loss);
        Differences.AssertGradient(db, bias, Loss);
        Differences.AssertGradient(LinearReference.BackwardInput(shape, dy, w, X(), before), z, Loss);
        Assert.Equal(Dot(dw, dw) + Dot(db, db), squares, 1e-12);
    }

    [Fact]
    public void Accumulated_gradients_add_up()
    {
        LinearShape shape = new(4, 5, 3);
        (double[] x, double[] dz) = (Values(20), Values(12));
        (double[] dw, double[] db) = (new double[15], new double[3]);
        LinearReference.BackwardWeight(shape, dz, x, dw, db, accumulate: false);
        (double[] twice, double[] biasTwice) = ([.. dw], [.. db]);
        double squares = LinearReference.BackwardWeight(shape, dz, x, twice, biasTwice, accumulate: true);
        Assert.All(twice.Zip(dw), pair => Assert.Equal(2 * pair.Second, pair.First, 1e-12));
        Assert.All(biasTwice.Zip(db), pair => Assert.Equal(2 * pair.Second, pair.First, 1e-12));
        Assert.Equal(4 * (Dot(dw, dw) + Dot(db, db)), squares, 1e-12);
    }

    [Fact]
    public void Bernoulli_loss()
    {
        (double[] logits, double[] x) = ([.. Values(15).Select(value => 4 * value)], Values(15));
        Differences.AssertGradient(
            BernoulliReference.Loss(logits, x, columns: 5, valid: 2).Gradient, logits, () => BernoulliReference.Loss(logits, x, 5, 2).Nats / 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Reparameterisation(double freeBits)
    {
        const int latent = 3;
        const int valid = 2;
        const double weight = 0.7;
        (double[] heads, double[] noise, double[] dz) = (Values(18), Values(9), Values(9));
        Array.Clear(dz, valid * latent, latent);
        double Loss() => Dot(dz, ReparameteriseReference.Sample(heads, noise, latent))
            + (weight / valid * ReparameteriseReference.KullbackLeibler(heads, latent, valid, freeBits).Sum());
        Differences.AssertGradient(ReparameteriseReference.Backward(heads, noise, dz, latent, valid, weight, freeBits), heads, Loss);
    }

    [Fact]
    public void Whole_VAE()
    {
        MlpVaeReference vae = new(
            [Layer(6, 5, ReferenceActivation.Relu), Layer(5, 4, ReferenceActivation.Sigmoid)],
            Layer(4, 3, ReferenceActivation.None),
            Layer(4, 3, ReferenceActivation.None),
            [Layer(3, 4, ReferenceActivation.Sigmoid), Layer(4, 5, ReferenceActivation.Relu)],
            Layer(5, 6, ReferenceActivation.None));
        const double klWeight = 0.7;
        (double[] x, double[] noise) = ([.. Values(18).Select(Math.Abs)], Values(9));
        VaeLosses losses = vae.Backward(x, noise, klWeight);
        Assert.Equal(vae.Evaluate(x, noise, klWeight), losses);
        foreach (ReferenceLayer layer in vae.Layers)
        {
            Assert.Contains(layer.WeightGradient, gradient => gradient != 0);
            Differences.AssertGradient(layer.WeightGradient, layer.Weight, () => vae.Evaluate(x, noise, klWeight).Total);
            Differences.AssertGradient(layer.BiasGradient, layer.Bias, () => vae.Evaluate(x, noise, klWeight).Total);
        }
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextDouble()) - 1)];

    private ReferenceLayer Layer(int inputs, int outputs, ReferenceActivation activation) =>
        new(Values(outputs * inputs), Values(outputs), activation);
}
