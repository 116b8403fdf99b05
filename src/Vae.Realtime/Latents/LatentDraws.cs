namespace Vae.Realtime.Latents;

/// <summary>Random latents, one after another; the same seed gives the same ones.</summary>
internal abstract class LatentDraws
{
    /// <summary>Begins a sequence again.</summary>
    /// <param name="seed">Seed of the sequence.</param>
    public abstract void Restart(ulong seed);

    /// <summary>Overwrites a latent with the next draw.</summary>
    public abstract void Next(Span<float> latent);

    /// <summary>Draws among the latents of examples, or, where there are none, from the prior.</summary>
    /// <param name="places">Where examples lie; null for none.</param>
    /// <param name="seed">Seed of the sequence.</param>
    public static LatentDraws Of(LatentPlaces? places, ulong seed) => places is null ? new PriorDraws(seed) : new ExampleDraws(places, seed);
}
