namespace Vae.Realtime.Reference;

/// <summary>Twins of the two kernels that measure a device's ceilings.</summary>
internal static class CeilingReference
{
    private const int Chains = 3;
    private const int Unroll = 16;

    /// <summary><c>x ← a x + b</c> in three chains a number, and their sum.</summary>
    /// <returns>Four numbers for each of <paramref name="count"/> invocations.</returns>
    public static double[] PeakFlops(int count, int rounds, double a, double b)
    {
        double[] y = new double[4 * count];
        for (int i = 0; i < y.Length; i++)
        {
            for (int chain = 0; chain < Chains; chain++)
            {
                double x = (i / 4 % 256 / 256.0) + (i % 4 * 0.25) + chain;
                for (int step = 0; step < rounds * Unroll; step++)
                {
                    x = (a * x) + b;
                }

                y[i] += x;
            }
        }

        return y;
    }

    /// <summary><c>a + s b</c>, element by element.</summary>
    public static double[] Triad(double[] a, double[] b, double s) => [.. a.Zip(b, (first, second) => first + (s * second))];
}
