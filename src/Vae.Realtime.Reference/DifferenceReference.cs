namespace Vae.Realtime.Reference;

/// <summary>The differences of <c>shaders/picture/difference.comp</c>.</summary>
internal static class DifferenceReference
{
    /// <summary>offset + gain · (r − x), or with |r − x|.</summary>
    public static double[] Of(ReadOnlySpan<double> x, ReadOnlySpan<double> r, bool magnitude, double offset, double gain)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            double error = r[i] - x[i];
            y[i] = offset + (gain * (magnitude ? Math.Abs(error) : error));
        }

        return y;
    }
}
