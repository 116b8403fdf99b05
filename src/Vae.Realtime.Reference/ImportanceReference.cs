namespace Vae.Realtime.Reference;

/// <summary>
/// The importance-weighted bound of <c>shaders/loss/importance_*.comp</c> (Burda, Grosse, Salakhutdinov 2016). Row <c>b·samples + k</c> is sample
/// k of example b.
/// </summary>
/// <param name="Latent">Latents of an example.</param>
/// <param name="Samples">Samples of an example.</param>
/// <param name="KlWeight">β, the weight of the prior and the posterior against the likelihood.</param>
internal readonly record struct ImportanceReference(int Latent, int Samples, double KlWeight = 1)
{
    /// <summary><c>log p(x|z) + β (log p(z) − log q(z|x))</c> of every row, written out with both normal densities.</summary>
    public double[] LogWeights(ReadOnlySpan<double> nats, ReadOnlySpan<double> heads, ReadOnlySpan<double> noise)
    {
        double[] z = ReparameteriseReference.Sample(heads, noise, Latent, Samples);
        double[] weights = new double[nats.Length];
        for (int row = 0; row < weights.Length; row++)
        {
            double ratio = 0;
            for (int i = 0; i < Latent; i++)
            {
                int mean = (row / Samples * 2 * Latent) + i;
                ratio += LogNormal(z[(row * Latent) + i], 0, 0) - LogNormal(z[(row * Latent) + i], heads[mean], heads[mean + Latent]);
            }

            weights[row] = (KlWeight * ratio) - nats[row];
        }

        return weights;
    }

    /// <summary><c>−log mean w</c> of every example, and every sample's share of the sum; rows from <paramref name="valid"/> on get 0.</summary>
    public (double[] Nll, double[] Weights) Bound(ReadOnlySpan<double> logWeights, int valid)
    {
        (double[] nll, double[] weights) = (new double[logWeights.Length / Samples], new double[logWeights.Length]);
        for (int example = 0; example < valid; example++)
        {
            double[] own = logWeights.Slice(example * Samples, Samples).ToArray();
            double largest = own.Max();
            double sum = own.Sum(value => Math.Exp(value - largest));
            nll[example] = -(largest + Math.Log(sum / Samples));
            for (int k = 0; k < Samples; k++)
            {
                weights[(example * Samples) + k] = Math.Exp(own[k] - largest) / sum;
            }
        }

        return (nll, weights);
    }

    /// <summary>
    /// Gradient by the heads of the mean of <see cref="Bound"/>, given the likelihood's weighted gradient by z. Rows from
    /// <paramref name="valid"/> on get 0.
    /// </summary>
    public double[] Backward(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> heads, ReadOnlySpan<double> noise, ReadOnlySpan<double> dz, int valid)
    {
        double[] z = ReparameteriseReference.Sample(heads, noise, Latent, Samples);
        double[] gradient = new double[heads.Length];
        for (int i = 0; i < valid * Samples * Latent; i++)
        {
            int row = i / Latent;
            int mean = (row / Samples * 2 * Latent) + (i % Latent);
            double weight = KlWeight * weights[row] / valid;
            double byZ = dz[i] + (weight * z[i]);
            gradient[mean] += byZ;
            gradient[mean + Latent] += (0.5 * byZ * noise[i] * Math.Exp(0.5 * heads[mean + Latent])) - (0.5 * weight);
        }

        return gradient;
    }

    private static double LogNormal(double z, double mean, double logVariance) =>
        -0.5 * (Math.Log(Math.Tau) + logVariance + ((z - mean) * (z - mean) * Math.Exp(-logVariance)));
}
