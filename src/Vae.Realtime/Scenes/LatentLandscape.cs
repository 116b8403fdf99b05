namespace Vae.Realtime.Scenes;

using Vae.Realtime.Latents;

/// <summary>
/// Latents over a plane that change smoothly in space and time: every dimension is a sum of a few plane waves of random directions and
/// phases, about N(0,1) everywhere (a random field by spectral sampling).
/// </summary>
internal sealed class LatentLandscape : ILatentLandscape
{
    private const int Waves = 3;

    private readonly (float X, float Y, float Time, float Phase)[] _waves;

    /// <param name="latent">Dimensions.</param>
    /// <param name="seed">Seed of the waves.</param>
    public LatentLandscape(int latent, ulong seed)
    {
        PriorDraws draws = new(seed);
        float[] drawn = new float[4 * Waves * latent];
        draws.Next(drawn);
        _waves = new (float, float, float, float)[Waves * latent];
        for (int i = 0; i < _waves.Length; i++)
        {
            ReadOnlySpan<float> four = drawn.AsSpan(4 * i, 4);
            _waves[i] = (four[0], four[1], four[2], MathF.Tau * 2.5f * four[3]);
        }
    }

    public void Write(double x, double y, double time, Span<float> latent)
    {
        // Gaussian frequencies of half a cycle a hill make neighbouring hills independent.
        const float Cycle = 0.5f * MathF.Tau;
        float amplitude = MathF.Sqrt(2f / Waves);
        for (int i = 0; i < latent.Length; i++)
        {
            float sum = 0;
            for (int k = 0; k < Waves; k++)
            {
                (float across, float down, float turn, float phase) = _waves[(i * Waves) + k];
                sum += MathF.Cos((Cycle * (float)((across * x) + (down * y) + (turn * time))) + phase);
            }

            latent[i] = amplitude * sum;
        }
    }
}
