namespace Vae.Realtime.Tests.Kernels;

using Xunit;

/// <summary>Gradients against central differences, in double precision.</summary>
internal static class Differences
{
    // The best step for central differences is near the cube root of 2⁻⁵².
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    /// <summary>The gradient of a loss by values that it reads.</summary>
    public static void AssertGradient(double[] gradient, double[] at, Func<double> loss)
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
}
