namespace Vae.Realtime.Reference;

/// <summary>Normalisation over sets of values, which batch norm and group norm only choose differently.</summary>
/// <param name="shape">Shape of x.</param>
/// <param name="valid">Examples that count.</param>
/// <param name="epsilon">Added to the variance.</param>
/// <param name="groups">Groups of channels that are normalised per example; 0: every channel over the whole batch.</param>
internal sealed class NormReference(MapShape shape, int valid, double epsilon, int groups = 0)
{
    /// <summary>Mean and variance of every set.</summary>
    public (double[] Mean, double[] Variance) Statistics(double[] x)
    {
        double[] mean = Reduce(i => x[i]);
        return (mean, Reduce(i => (x[i] - mean[Set(i)]) * (x[i] - mean[Set(i)])));
    }

    /// <summary><c>act((x − mean) / √(variance + ε) · weight + bias)</c>, with the given statistics or x's own.</summary>
    public double[] Forward(
        double[] x, double[] weight, double[] bias, ReferenceActivation activation = ReferenceActivation.None, (
            double[] Mean, double[] Variance)? given = null)
    {
        (double[] mean, double[] variance) = given ?? Statistics(x);
        return [.. x.Select((value, i) => ActivationReference.Apply(
            activation, ((value - mean[Set(i)]) / Math.Sqrt(variance[Set(i)] + epsilon) * weight[i % shape.Channels]) + bias[i % shape.Channels]))];
    }

    /// <summary>Gradients by x (times before'(x)), weight and bias from that by the normalised values; x's own statistics.</summary>
    public (double[] Dx, double[] Dweight, double[] Dbias) Backward(double[] x, double[] weight, double[] dy, ReferenceActivation before)
    {
        (double[] mean, double[] variance) = Statistics(x);
        double Inverse(int i) => 1 / Math.Sqrt(variance[Set(i)] + epsilon);
        double Hat(int i) => (x[i] - mean[Set(i)]) * Inverse(i);
        double Weighted(int i) => dy[i] * weight[i % shape.Channels];
        double[] plain = Reduce(Weighted);
        double[] along = Reduce(i => Weighted(i) * Hat(i));
        (double[] dx, double[] dweight, double[] dbias) = (new double[x.Length], new double[shape.Channels], new double[shape.Channels]);
        for (int i = 0; i < valid * shape.Pixels * shape.Channels; i++)
        {
            dx[i] = Inverse(i) * (Weighted(i) - plain[Set(i)] - (Hat(i) * along[Set(i)])) * ActivationReference.Derivative(before, x[i]);
            dweight[i % shape.Channels] += dy[i] * Hat(i);
            dbias[i % shape.Channels] += dy[i];
        }

        return (dx, dweight, dbias);
    }

    // Which set a value belongs to.
    private int Set(int i) => groups == 0
        ? i % shape.Channels
        : (i / (shape.Pixels * shape.Channels) * groups) + (i % shape.Channels * groups / shape.Channels);

    // The mean over every set of what counts.
    private double[] Reduce(Func<int, double> value)
    {
        double[] sums = new double[groups == 0 ? shape.Channels : shape.Batch * groups];
        int size = groups == 0 ? valid * shape.Pixels : shape.Pixels * shape.Channels / groups;
        for (int i = 0; i < valid * shape.Pixels * shape.Channels; i++)
        {
            sums[Set(i)] += value(i) / size;
        }

        return sums;
    }
}
