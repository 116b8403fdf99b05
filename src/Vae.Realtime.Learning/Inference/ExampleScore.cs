namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Models;

/// <summary>How well a model explains one example, in nats summed over pixels and latents: anomalies have a high negative ELBO.</summary>
/// <param name="Index">Place of the example in its split, counted from 0.</param>
/// <param name="Class">Index into the source's class names; null where the data have no labels.</param>
/// <param name="Reconstruction">-log p(x|z), the mean over the posterior samples.</param>
/// <param name="Kl">KL(q(z|x) || N(0,I)).</param>
internal readonly record struct ExampleScore(int Index, int? Class, double Reconstruction, double Kl)
{
    public double NegativeElbo => Reconstruction + Kl;

    /// <summary>Scores every example of a split.</summary>
    /// <param name="model">The autoencoder.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="samples">Posterior samples of each example.</param>
    /// <param name="seed">Seed of the posterior noise, and of the source where it is procedural.</param>
    /// <param name="cancellation">Checked between batches.</param>
    /// <returns>The highest negative ELBO first; equal ones in the data's order.</returns>
    /// <exception cref="VaeException">The data do not fit the model, or a score is not finite.</exception>
    public static ExampleScore[] Of(VaeModel model, IBatchSource source, int samples, ulong seed, CancellationToken cancellation = default)
    {
        double[] reconstructions = new double[source.Count];
        double[] divergences = new double[source.Count];
        int?[] classes = new int?[source.Count];
        using SplitRunner runner = new("scores", model, source, (recording, step, pass) =>
        {
            pass.RecordScores(recording, step, NoiseMode.Philox);
            return [pass.ExampleNats, pass.ExampleKl];
        });
        runner.Run(source.Count, seed, samples, Add, cancellation);
        IEnumerable<ExampleScore> scores = reconstructions.Zip(divergences, (nats, kl) => (Nats: nats, Kl: kl))
            .Select((sums, index) => new ExampleScore(index, classes[index], sums.Nats / samples, sums.Kl / samples));
        return [.. scores.Select(Finite).OrderByDescending(score => score.NegativeElbo).ThenBy(score => score.Index)];

        void Add(int first, int valid)
        {
            ReadOnlySpan<float> nats = runner.Floats(0);
            ReadOnlySpan<float> kl = runner.Floats(1);
            for (int row = 0; row < valid; row++)
            {
                reconstructions[first + row] += nats[row];
                divergences[first + row] += kl[row];
                classes[first + row] = runner.Class(row);
            }
        }
    }

    private static ExampleScore Finite(ExampleScore score) => double.IsFinite(score.NegativeElbo)
        ? score
        : throw new VaeException(
            $"The loss of example {score.Index} is not finite: the model's parameters have overflowed. Train it with a smaller --lr.");
}
