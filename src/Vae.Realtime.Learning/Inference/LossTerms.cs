namespace Vae.Realtime.Learning.Inference;

/// <summary>The negative ELBO and its two terms, in nats per example, summed over pixels and latents.</summary>
/// <param name="Reconstruction">-log p(x|z), one posterior sample.</param>
/// <param name="Kl">KL(q(z|x) || N(0,I)).</param>
public readonly record struct LossTerms(double Reconstruction, double Kl)
{
    /// <summary>The negative ELBO.</summary>
    public double Loss => Reconstruction + Kl;
}
