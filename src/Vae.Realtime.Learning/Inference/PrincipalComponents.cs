namespace Vae.Realtime.Learning.Inference;

/// <summary>Points seen along the directions in which they vary most (Pearson 1901).</summary>
/// <param name="Points">(N, components): the projections, their mean at 0.</param>
/// <param name="Explained">Share of the whole variance along each component.</param>
internal sealed record PrincipalComponents(double[,] Points, double[] Explained)
{
    /// <param name="values">(N, L), row by row; at least one row.</param>
    /// <param name="length">L.</param>
    /// <param name="components">How many directions; past the L-th everything is 0.</param>
    public static PrincipalComponents Of(ReadOnlySpan<float> values, int length, int components)
    {
        int count = values.Length / length;
        double[] mean = new double[length];
        for (int at = 0; at < count * length; at++)
        {
            mean[at % length] += (double)values[at] / count;
        }

        (double[] variances, double[,] directions) = SymmetricEigen.Of(Covariance(values, mean, count));
        double total = variances.Sum();
        double[,] points = new double[count, components];
        int kept = Math.Min(components, length);
        for (int row = 0; row < count; row++)
        {
            for (int component = 0; component < kept; component++)
            {
                for (int i = 0; i < length; i++)
                {
                    points[row, component] += directions[component, i] * (values[(row * length) + i] - mean[i]);
                }
            }
        }

        return new PrincipalComponents(
            points, [.. Enumerable.Range(0, components).Select(component => component < kept && total > 0 ? variances[component] / total : 0)]);
    }

    private static double[,] Covariance(ReadOnlySpan<float> values, double[] mean, int count)
    {
        int length = mean.Length;
        double[,] covariance = new double[length, length];
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<float> one = values.Slice(row * length, length);
            for (int i = 0; i < length; i++)
            {
                for (int k = 0; k <= i; k++)
                {
                    covariance[i, k] += (one[i] - mean[i]) * (one[k] - mean[k]) / count;
                }
            }
        }

        for (int i = 0; i < length; i++)
        {
            for (int k = i + 1; k < length; k++)
            {
                covariance[i, k] = covariance[k, i];
            }
        }

        return covariance;
    }
}
