namespace Vae.Realtime.Latents;

/// <summary>Latents drawn from the prior N(0,I), one after another; the same seed gives the same ones.</summary>
/// <param name="seed">Seed of the sequence.</param>
internal sealed class PriorDraws(ulong seed) : LatentDraws
{
    private ulong _seed = seed;
    private ulong _drawn;

    public override void Restart(ulong seed) => (_seed, _drawn) = (seed, 0);

    public override void Next(Span<float> latent)
    {
        foreach (ref float value in latent)
        {
            // Box-Muller; 1 - u keeps the logarithm's argument above 0.
            double radius = Math.Sqrt(-2 * Math.Log(1 - Uniform()));
            value = (float)(radius * Math.Cos(2 * Math.PI * Uniform()));
        }
    }

    // 53 bits in [0,1).
    private double Uniform() => (RandomKeys.Derive(_seed, RandomKeys.Prior, _drawn++) >> 11) * (1.0 / (1UL << 53));
}
