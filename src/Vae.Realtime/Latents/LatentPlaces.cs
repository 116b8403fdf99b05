namespace Vae.Realtime.Latents;

/// <summary>Where examples lie in latent space, as a model took them to lie at one moment.</summary>
/// <param name="means">(N, L): posterior means; copied.</param>
/// <param name="size">L, at least 1.</param>
internal sealed class LatentPlaces(ReadOnlySpan<float> means, int size)
{
    private readonly float[] _means = means.ToArray();

    /// <summary>Examples.</summary>
    public int Count => _means.Length / size;

    /// <summary>The example that random bits name.</summary>
    public ReadOnlySpan<float> Choose(ulong bits) => _means.AsSpan((int)(bits % (ulong)Count) * size, size);
}
