namespace Vae.Realtime.Tests.Reference;

using Vae.Realtime.Reference;
using Xunit;

/// <summary>The LSTM's twin against central differences, in double precision.</summary>
public sealed class LstmReferenceTests
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    private readonly Random _random = new(3);

    [Theory]
    [InlineData(1, 1, 1, 5, true)]
    [InlineData(3, 7, 3, 5, true)]
    [InlineData(3, 7, 3, 5, false)]
    [InlineData(5, 3, 1, 8, false)]
    public void Backward_is_the_gradient_of_forward(int batch, int steps, int inputs, int hidden, bool sequences)
    {
        LstmShape shape = new(batch, steps, inputs, hidden, sequences);
        double[] x = Values(shape.Rows * inputs);
        LstmWeights weights = new(
            Values(4 * hidden * inputs), Values(4 * hidden * hidden), Values(4 * hidden), Values(4 * hidden));
        double[] dy = Values(shape.OutputRows * hidden);
        double Loss() => Dot(dy, LstmReference.Forward(shape, x, weights).Output);

        LstmWeights gradient = LstmWeights.Zeros(shape);
        double[] dx = LstmReference.Backward(shape, x, weights, LstmReference.Forward(shape, x, weights), dy, gradient);
        AssertGradient(dx, x, Loss);
        AssertGradient(gradient.WeightIh, weights.WeightIh, Loss);
        AssertGradient(gradient.WeightHh, weights.WeightHh, Loss);
        AssertGradient(gradient.BiasIh, weights.BiasIh, Loss);
        AssertGradient(gradient.BiasHh, weights.BiasHh, Loss);
    }

    [Fact]
    public void Last_only_is_the_end_of_the_sequence()
    {
        LstmShape shape = new(3, 4, 2, 5, true);
        double[] x = Values(shape.Rows * 2);
        LstmWeights weights = new(Values(40), Values(100), Values(20), Values(20));
        double[] whole = LstmReference.Forward(shape, x, weights).Output;
        double[] last = LstmReference.Forward(shape with { Sequences = false }, x, weights).Output;
        Assert.Equal([.. Enumerable.Range(0, 3).SelectMany(b => whole[(((b * 4) + 3) * 5)..(((b * 4) + 4) * 5)])], last);
    }

    [Fact]
    public void Repetitions_add_up()
    {
        double[] x = Values(6);
        double[] dy = Values(24);
        double Loss() => Dot(dy, RepeatRowsReference.Forward([.. x.Select(Math.Tanh)], 3, 4));
        AssertGradient(RepeatRowsReference.Backward(dy, [.. x.Select(Math.Tanh)], 3, 4, ReferenceActivation.Tanh), x, Loss);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static void AssertGradient(double[] gradient, double[] at, Func<double> loss)
    {
        Assert.Equal(at.Length, gradient.Length);
        for (int i = 0; i < at.Length; i++)
        {
            double value = at[i];
            at[i] = value + Step;
            double above = loss();
            at[i] = value - Step;
            double difference = (above - loss()) / (2 * Step);
            at[i] = value;
            Assert.InRange(Math.Abs(gradient[i] - difference), 0, Tolerance * (1 + Math.Abs(difference)));
        }
    }

    private double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextDouble()) - 1)];
}
