namespace Vae.Realtime.Reference;

/// <summary>Twins of the two kernels that measure a device's ceilings.</summary>
internal static class CeilingReference
{
    /// <summary><c>x ← a x + b</c> in several chains a number, and their sum.</summary>
    /// <param name="count">Invocations.</param>
    /// <param name="chains">Chains of each number.</param>
    /// <param name="steps">Steps of each chain.</param>
    /// <param name="a">Factor.</param>
    /// <param name="b">Summand.</param>
    /// <returns>Four numbers for each invocation.</returns>
    public static double[] PeakFlops(int count, int chains, int steps, double a, double b)
    {
        double[] y = new double[4 * count];
        for (int i = 0; i < y.Length; i++)
        {
            for (int chain = 0; chain < chains; chain++)
            {
                double x = (i / 4 % 256 / 256.0) + (i % 4 * 0.25) + chain;
                for (int step = 0; step < steps; step++)
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
