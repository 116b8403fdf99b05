namespace Vae.Realtime.Scenes;

using Vae.Realtime.Latents;

/// <summary>
/// Latents over a plane that go smoothly, in space and time, from those of one example to those of another: a random example stands at
/// every corner of a lattice, and between corners they are mixed (value noise).
/// </summary>
/// <param name="places">Where the examples lie.</param>
/// <param name="seed">Seed of their order.</param>
internal sealed class ExampleLandscape(LatentPlaces places, ulong seed) : ILatentLandscape
{
    private const int Corners = 8;

    // Bits of a coordinate of the lattice.
    private const int Bits = 21;

    public void Write(double x, double y, double time, Span<float> latent)
    {
        latent.Clear();
        float norm = 0;
        for (int corner = 0; corner < Corners; corner++)
        {
            (ulong column, float across) = Step(x, corner & 1);
            (ulong row, float down) = Step(y, corner >> 1 & 1);
            (ulong turn, float passed) = Step(time, corner >> 2);
            ReadOnlySpan<float> place = places.Choose(RandomKeys.Derive(seed, RandomKeys.Prior, (((turn << Bits) | row) << Bits) | column));
            float weight = across * down * passed;
            for (int i = 0; i < latent.Length; i++)
            {
                latent[i] += weight * place[i];
            }

            norm += weight * LatentNorm.Of(place);
        }

        LatentNorm.Stretch(latent, norm);
    }

    // The corner below or above a coordinate, and its weight.
    private static (ulong Corner, float Weight) Step(double at, int up)
    {
        double below = Math.Floor(at);
        float t = (float)(at - below);
        float smooth = t * t * (3 - (2 * t));
        return ((ulong)((long)below + up) & ((1UL << Bits) - 1), up == 1 ? smooth : 1 - smooth);
    }
}
