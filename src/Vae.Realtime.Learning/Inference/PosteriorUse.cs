namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;

/// <summary>How much of its latent space a model uses.</summary>
/// <param name="Latent">Dimensions.</param>
/// <param name="Active">
/// Those whose posterior mean differs from example to example: with a variance over <see cref="ActiveVariance"/> (Burda, Grosse,
/// Salakhutdinov 2016, section 5.2).
/// </param>
/// <param name="Kl">KL(q(z|x) || N(0,I)) in nats per example, over all dimensions.</param>
internal readonly record struct PosteriorUse(int Latent, int Active, double Kl)
{
    /// <summary>A posterior mean that varies less than this says nothing of the example.</summary>
    public const double ActiveVariance = 0.01;

    /// <summary>Less than this many nats for each dimension that is used is as good as nothing.</summary>
    public const double LeastKl = 0.1;

    // Enough for a variance, and quick.
    private const int Examples = 2000;

    /// <summary>Whether decoding hardly depends on the example: no dimension is active, or those that are tell next to nothing.</summary>
    public bool Collapsed => Active == 0 || Kl < LeastKl * Active;

    /// <summary>Measures it on the first 2,000 examples of a source.</summary>
    /// <param name="model">The autoencoder.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="seed">Seed of the source, where it is procedural.</param>
    /// <param name="rows">Examples of a batch, at most.</param>
    /// <param name="cancellation">Checked between batches.</param>
    /// <exception cref="VaeException">The data do not fit the model.</exception>
    public static PosteriorUse Of(
        VaeModel model, IBatchSource source, ulong seed, int rows = SplitRunner.BatchSize, CancellationToken cancellation = default) =>
        Of(EncodedSet.Of(model, source, Examples, seed, rows, cancellation));

    /// <summary>Measures it on posteriors.</summary>
    public static PosteriorUse Of(EncodedSet posteriors)
    {
        ArgumentNullException.ThrowIfNull(posteriors);
        int latent = posteriors.Latent;
        int active = 0;
        for (int at = 0; at < latent; at++)
        {
            (double sum, double squares) = (0, 0);
            for (int row = 0; row < posteriors.Count; row++)
            {
                double mean = posteriors.Means[(row * latent) + at];
                (sum, squares) = (sum + mean, squares + (mean * mean));
            }

            double average = sum / posteriors.Count;
            active += (squares / posteriors.Count) - (average * average) > ActiveVariance ? 1 : 0;
        }

        return new PosteriorUse(latent, active, posteriors.KlPerLatent().Sum());
    }
}
