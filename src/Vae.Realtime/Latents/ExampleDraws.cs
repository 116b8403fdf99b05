namespace Vae.Realtime.Latents;

/// <summary>
/// Latents of examples in random order. A model of few parameters leaves holes between them, in which latents of the prior fall and show
/// what no example looks like.
/// </summary>
/// <param name="places">Where the examples lie.</param>
/// <param name="seed">Seed of the sequence.</param>
internal sealed class ExampleDraws(LatentPlaces places, ulong seed) : LatentDraws
{
    private ulong _seed = seed;
    private ulong _drawn;

    public override void Restart(ulong seed) => (_seed, _drawn) = (seed, 0);

    public override void Next(Span<float> latent) => places.Choose(RandomKeys.Derive(_seed, RandomKeys.Prior, _drawn++)).CopyTo(latent);
}
