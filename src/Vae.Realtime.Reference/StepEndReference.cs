namespace Vae.Realtime.Reference;

/// <summary>What <c>shaders/train/step_end.comp</c> reports of a step.</summary>
/// <param name="Reconstruction">Negative log-likelihood in nats, summed over the batch.</param>
/// <param name="KullbackLeibler">KL term in nats, summed over the batch.</param>
/// <param name="GradientSquares">Squared norm of the gradient.</param>
internal readonly record struct StepEndReference(double Reconstruction, double KullbackLeibler, double GradientSquares)
{
    /// <summary>False when a sum is not finite in single precision: then the update must change nothing.</summary>
    public bool Applied => float.IsFinite((float)Reconstruction) && float.IsFinite((float)KullbackLeibler) && float.IsFinite((float)GradientSquares);

    /// <summary>Sums the partial results of a step.</summary>
    public static StepEndReference Reduce(ReadOnlySpan<double> losses, ReadOnlySpan<double> kl, ReadOnlySpan<double> squares) =>
        new(Sum(losses), Sum(kl), Sum(squares));

    /// <summary>By what the gradient is multiplied so that its norm keeps the limit, as PyTorch's clip_grad_norm_ has it; 0 is no limit.</summary>
    public double GradientScale(double limit) => limit > 0 ? Math.Min(1, limit / (Math.Sqrt(GradientSquares) + 1e-6)) : 1;

    private static double Sum(ReadOnlySpan<double> terms)
    {
        double sum = 0;
        foreach (double term in terms)
        {
            sum += term;
        }

        return sum;
    }
}
