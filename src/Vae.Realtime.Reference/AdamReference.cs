namespace Vae.Realtime.Reference;

/// <summary>Adam (Kingma &amp; Ba 2015, algorithm 1) as <c>shaders/train/adam.comp</c> computes it.</summary>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="L2">Weight of an L2 penalty: this times w is added to the gradient.</param>
/// <param name="Decay">Decoupled weight decay (Loshchilov &amp; Hutter 2019).</param>
internal readonly record struct AdamReference(double Beta1, double Beta2, double Epsilon, double L2 = 0, double Decay = 0)
{
    /// <summary>Updates parameters w and their moments m and v, in place.</summary>
    /// <param name="g">Gradients.</param>
    /// <param name="w">Parameters.</param>
    /// <param name="m">First moments.</param>
    /// <param name="v">Second moments.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="c1">Bias correction <c>1 / (1 − β₁ᵗ)</c>.</param>
    /// <param name="c2">Bias correction <c>1 / (1 − β₂ᵗ)</c>.</param>
    /// <param name="gradientScale">Multiplies the gradients; below 1 where their norm is clipped.</param>
    public void Update(
        ReadOnlySpan<double> g,
        Span<double> w,
        Span<double> m,
        Span<double> v,
        double learningRate,
        double c1,
        double c2,
        double gradientScale = 1)
    {
        for (int i = 0; i < g.Length; i++)
        {
            double gradient = (gradientScale * g[i]) + (L2 * w[i]);
            m[i] = (Beta1 * m[i]) + ((1 - Beta1) * gradient);
            v[i] = (Beta2 * v[i]) + ((1 - Beta2) * gradient * gradient);
            w[i] *= 1 - (learningRate * Decay);
            w[i] -= learningRate * (m[i] * c1) / (Math.Sqrt(v[i] * c2) + Epsilon);
        }
    }
}
