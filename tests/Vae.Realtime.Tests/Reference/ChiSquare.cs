namespace Vae.Realtime.Tests.Reference;

/// <summary>Pearson's chi-square; with k cells it has mean k - 1 and standard deviation √(2(k - 1)).</summary>
internal static class ChiSquare
{
    /// <summary>How many standard deviations the statistic lies from its mean when every cell is equally likely.</summary>
    public static double Deviations(int[] counts) => Deviations(counts, [.. counts.Select(_ => 1.0 / counts.Length)]);

    /// <summary>The same for given chances; a cell of chance 0 must stay empty.</summary>
    public static double Deviations(int[] counts, double[] chances)
    {
        double total = counts.Sum();
        double sum = 0;
        int freedom = -1;
        for (int cell = 0; cell < counts.Length; cell++)
        {
            if (chances[cell] == 0)
            {
                sum += counts[cell] == 0 ? 0 : double.PositiveInfinity;
                continue;
            }

            double expected = total * chances[cell];
            sum += (counts[cell] - expected) * (counts[cell] - expected) / expected;
            freedom++;
        }

        return (sum - freedom) / Math.Sqrt(2.0 * freedom);
    }
}
