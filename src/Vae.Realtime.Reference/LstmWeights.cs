namespace Vae.Realtime.Reference;

/// <summary>An LSTM layer's parameters, or the gradient by them, as PyTorch's nn.LSTM has them.</summary>
/// <param name="WeightIh">(4H,F).</param>
/// <param name="WeightHh">(4H,H).</param>
/// <param name="BiasIh">(4H).</param>
/// <param name="BiasHh">(4H).</param>
internal sealed record LstmWeights(double[] WeightIh, double[] WeightHh, double[] BiasIh, double[] BiasHh)
{
    /// <summary>Zeros of a layer's sizes.</summary>
    public static LstmWeights Zeros(LstmShape shape) => new(
        new double[4 * shape.Hidden * shape.Inputs],
        new double[4 * shape.Hidden * shape.Hidden],
        new double[4 * shape.Hidden],
        new double[4 * shape.Hidden]);
}
