namespace Vae.Realtime.Reference;

/// <summary>The fading of <c>shaders/picture/cross_fade.comp</c>.</summary>
internal static class CrossFadeReference
{
    /// <summary>from + phase · (to − from), with a phase for each of the tiles.</summary>
    public static double[] Fade(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> phases)
    {
        double[] y = new double[from.Length];
        int size = from.Length / phases.Length;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = from[i] + (phases[i / size] * (to[i] - from[i]));
        }

        return y;
    }
}
