namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;

/// <summary>The posteriors N(μ, exp(s)) of examples.</summary>
/// <param name="Latent">L.</param>
/// <param name="Means">μ, (N, L).</param>
/// <param name="LogVariances">s, (N, L).</param>
/// <param name="Labels">(N), indices into the class names; null where the data have no labels.</param>
/// <param name="ClassNames">Names of the classes; null where the data have no labels.</param>
internal sealed record EncodedSet(int Latent, float[] Means, float[] LogVariances, int[]? Labels, IReadOnlyList<string>? ClassNames)
{
    /// <summary>N.</summary>
    public int Count => Means.Length / Latent;

    /// <summary>The class of an example by its name; empty where it has none.</summary>
    public string ClassName(int index) => Labels is not null && ClassNames is not null ? ClassNames[Labels[index]] : "";

    /// <summary>KL(q(z|x) || N(0,I)) of every latent in nats, the mean over the examples: a latent that is not used has about 0.</summary>
    public double[] KlPerLatent()
    {
        double[] sums = new double[Latent];
        for (int at = 0; at < Means.Length; at++)
        {
            (double mean, double logVariance) = (Means[at], LogVariances[at]);
            sums[at % Latent] += 0.5 * (Math.Exp(logVariance) + (mean * mean) - 1 - logVariance);
        }

        return [.. sums.Select(sum => sum / Count)];
    }

    /// <summary>Encodes the first examples of a source, in the data's own order.</summary>
    /// <param name="model">The autoencoder.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="count">How many, at most all.</param>
    /// <param name="seed">Seed of the source, where it is procedural.</param>
    /// <param name="cancellation">Checked between batches.</param>
    /// <exception cref="VaeException">The data do not fit the model.</exception>
    public static EncodedSet Of(VaeModel model, IBatchSource source, int count, ulong seed, CancellationToken cancellation = default) =>
        Of(model, source, count, seed, SplitRunner.BatchSize, cancellation);

    /// <inheritdoc cref="Of(VaeModel, IBatchSource, int, ulong, CancellationToken)"/>
    /// <param name="model">The autoencoder.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="count">How many, at most all.</param>
    /// <param name="seed">Seed of the source, where it is procedural.</param>
    /// <param name="rows">Examples of a batch, at most.</param>
    /// <param name="cancellation">Checked between batches.</param>
    public static EncodedSet Of(VaeModel model, IBatchSource source, int count, ulong seed, int rows, CancellationToken cancellation)
    {
        int latent = model.Architecture.Latent;
        count = Math.Min(count, source.Count);
        float[] means = new float[checked(count * latent)];
        float[] logVariances = new float[means.Length];
        int[]? labels = source.ClassNames is null ? null : new int[count];
        using SplitRunner runner = new("encode", model, source, Record, rows);
        runner.Run(count, seed, 1, Take, cancellation);
        return new EncodedSet(latent, means, logVariances, labels, source.ClassNames);

        static BufferSlice[] Record(Recording recording, StepBindings step, VaePass pass)
        {
            pass.RecordEncode(recording, step);
            return [pass.Heads.Buffer];
        }

        void Take(int first, int valid)
        {
            ReadOnlySpan<float> heads = runner.Floats(0);
            for (int row = 0; row < valid; row++)
            {
                ReadOnlySpan<float> head = heads.Slice(row * runner.Pass.Heads.RowStride, 2 * latent);
                head[..latent].CopyTo(means.AsSpan((first + row) * latent));
                head[latent..].CopyTo(logVariances.AsSpan((first + row) * latent));
                if (labels is not null && runner.Class(row) is int known)
                {
                    labels[first + row] = known;
                }
            }
        }
    }
}
