namespace Vae.Realtime.Reference;

/// <summary>
/// The steps in which the kernels take <see cref="NormReference"/>: rows in chunks, then the chunks joined. Matrices have C columns.
/// </summary>
internal static class NormStepsReference
{
    /// <summary>
    /// Per chunk of rows a row of means and one of sums of squared deviations; rows from <paramref name="counted"/> on do not count.
    /// </summary>
    public static double[] Moments(double[] x, int columns, int chunk, int counted) => Rows(x, columns, chunk, counted, (rows, column) =>
    {
        double mean = rows.Length == 0 ? 0 : rows.Average(row => x[(row * columns) + column]);
        return (mean, rows.Sum(row => Math.Pow(x[(row * columns) + column] - mean, 2)));
    });

    /// <summary>Per chunk of rows a row of sums of dy and one of sums of dy·x̂, with the chunk's mean and inverse standard deviation.</summary>
    public static double[] Sums(double[] dy, double[] x, int columns, int chunk, Func<int, int, (double Mean, double Inverse)> statistics) =>
        Rows(x, columns, chunk, x.Length / columns, (rows, column) =>
        {
            (double mean, double inverse) = statistics(rows[0] / chunk, column);
            return (
                rows.Sum(row => dy[(row * columns) + column]),
                rows.Sum(row => dy[(row * columns) + column] * (x[(row * columns) + column] - mean) * inverse));
        });

    /// <summary>Mean and sum of squared deviations of several sets together (Chan, Golub, LeVeque 1983).</summary>
    public static (double Mean, double Deviations) Join(IReadOnlyList<(double Count, double Mean, double Deviations)> sets)
    {
        double mean = sets.Sum(set => set.Count * set.Mean) / sets.Sum(set => set.Count);
        return (mean, sets.Sum(set => set.Deviations + (set.Count * Math.Pow(set.Mean - mean, 2))));
    }

    private static double[] Rows(double[] x, int columns, int chunk, int counted, Func<int[], int, (double First, double Second)> reduce)
    {
        int rows = x.Length / columns;
        int chunks = (rows + chunk - 1) / chunk;
        double[] result = new double[chunks * 2 * columns];
        for (int i = 0; i < chunks; i++)
        {
            int[] inside = [.. Enumerable.Range(i * chunk, chunk).Where(row => row < Math.Min(rows, counted))];
            for (int column = 0; column < columns; column++)
            {
                (result[(2 * i * columns) + column], result[(((2 * i) + 1) * columns) + column]) = reduce(inside, column);
            }
        }

        return result;
    }
}
