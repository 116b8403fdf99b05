namespace Vae.Realtime.Reference;

/// <summary>The Bernoulli likelihood of <c>shaders/linear/linear_bernoulli.comp</c>, from logits.</summary>
internal static class BernoulliReference
{
    /// <summary><c>−log p(x | l) = softplus(l) − x l</c> in nats, for x in [0,1].</summary>
    public static double Nats(double logit, double x) => Math.Max(logit, 0) - (logit * x) + Math.Log(1 + Math.Exp(-Math.Abs(logit)));

    /// <summary>Nats summed over the first <paramref name="valid"/> rows, and their mean's gradient by the logits; other rows get 0.</summary>
    /// <param name="logits">(rows, columns).</param>
    /// <param name="x">(rows, columns).</param>
    /// <param name="columns">Pixels of an example.</param>
    /// <param name="valid">Rows that count; the gradient is divided by it.</param>
    public static (double Nats, double[] Gradient) Loss(ReadOnlySpan<double> logits, ReadOnlySpan<double> x, int columns, int valid)
    {
        double nats = 0;
        double[] gradient = new double[logits.Length];
        for (int i = 0; i < valid * columns; i++)
        {
            nats += Nats(logits[i], x[i]);
            gradient[i] = (ActivationReference.Sigmoid(logits[i]) - x[i]) / valid;
        }

        return (nats, gradient);
    }
}
