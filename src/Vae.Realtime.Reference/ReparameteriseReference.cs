namespace Vae.Realtime.Reference;

/// <summary>
/// The posterior of <c>shaders/loss/reparameterise*.comp</c> (Kingma &amp; Welling 2014, appendix B): heads (rows, 2·latent) hold μ, then
/// s = log σ².
/// </summary>
internal static class ReparameteriseReference
{
    /// <summary>
    /// Standard normal noise (rows, latent) of the examples from <paramref name="cursor"/> on, four latents to a Philox block. Row r is
    /// sample <c>firstSample + r mod samples</c> of example <c>r / samples</c>.
    /// </summary>
    public static double[] Noise(int rows, int latent, uint cursor, uint counter, (uint X, uint Y) key, int samples = 1, uint firstSample = 0)
    {
        double[] noise = new double[rows * latent];
        for (int row = 0; row < rows; row++)
        {
            (uint example, uint sample) = ((uint)(cursor + (row / samples)), (uint)(firstSample + (row % samples)));
            for (int i = 0; i < latent; i++)
            {
                (double x, double y, double z, double w) = PhiloxReference.Normal((example, (uint)(i / 4), counter, sample), key);
                noise[(row * latent) + i] = (i % 4) switch { 0 => x, 1 => y, 2 => z, _ => w };
            }
        }

        return noise;
    }

    /// <summary><c>z = μ + ε exp(s/2)</c> for every row; <paramref name="samples"/> rows share the heads of an example.</summary>
    public static double[] Sample(ReadOnlySpan<double> heads, ReadOnlySpan<double> noise, int latent, int samples = 1)
    {
        double[] z = new double[noise.Length];
        for (int i = 0; i < z.Length; i++)
        {
            int at = (i / latent / samples * 2 * latent) + (i % latent);
            z[i] = heads[at] + (noise[i] * Math.Exp(0.5 * heads[at + latent]));
        }

        return z;
    }

    /// <summary>
    /// <c>½ (exp(s) + μ² − 1 − s)</c> in nats of each latent, (rows, latent), at least <paramref name="freeBits"/>; rows from
    /// <paramref name="valid"/> on count 0.
    /// </summary>
    public static double[] KullbackLeibler(ReadOnlySpan<double> heads, int latent, int valid, double freeBits = 0)
    {
        double[] nats = new double[heads.Length / 2];
        for (int i = 0; i < valid * latent; i++)
        {
            int at = HeadsIndex(i, latent);
            nats[i] = Math.Max(Divergence(heads[at], heads[at + latent]), freeBits);
        }

        return nats;
    }

    /// <summary>
    /// Gradient by the heads of a loss with the gradient <paramref name="dz"/> by z plus <paramref name="klWeight"/> times the mean KL of
    /// the first <paramref name="valid"/> rows, of which each latent counts at least <paramref name="freeBits"/>. Other rows get 0.
    /// </summary>
    public static double[] Backward(
        ReadOnlySpan<double> heads, ReadOnlySpan<double> noise, ReadOnlySpan<double> dz, int latent, int valid, double klWeight, double freeBits = 0)
    {
        double[] gradient = new double[heads.Length];
        for (int i = 0; i < valid * latent; i++)
        {
            int at = HeadsIndex(i, latent);
            (double mean, double logVariance) = (heads[at], heads[at + latent]);
            double weight = Divergence(mean, logVariance) < freeBits ? 0 : klWeight / valid;
            gradient[at] = dz[i] + (weight * mean);
            gradient[at + latent] = 0.5 * ((dz[i] * noise[i] * Math.Exp(0.5 * logVariance)) + (weight * (Math.Exp(logVariance) - 1)));
        }

        return gradient;
    }

    private static double Divergence(double mean, double logVariance) => 0.5 * (Math.Exp(logVariance) + (mean * mean) - 1 - logVariance);

    private static int HeadsIndex(int i, int latent) => (i / latent * 2 * latent) + (i % latent);
}
