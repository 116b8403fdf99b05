namespace Vae.Realtime.Latents;

/// <summary>
/// Distances of latents from 0. Mixtures of two lie nearer to it than either, where hardly any latent of the prior is, so they are drawn
/// outwards again.
/// </summary>
internal static class LatentNorm
{
    private const float MaxStretch = 1.5f;

    /// <summary>The distance from 0.</summary>
    public static float Of(ReadOnlySpan<float> latent)
    {
        float squares = 0;
        foreach (float value in latent)
        {
            squares += value * value;
        }

        return MathF.Sqrt(squares);
    }

    /// <summary>Draws a latent towards a distance from 0, but not by more than half as much again.</summary>
    public static void Stretch(Span<float> latent, float wanted)
    {
        float stretch = Math.Clamp(wanted / Math.Max(Of(latent), 1e-6f), 1 / MaxStretch, MaxStretch);
        foreach (ref float value in latent)
        {
            value *= stretch;
        }
    }
}
