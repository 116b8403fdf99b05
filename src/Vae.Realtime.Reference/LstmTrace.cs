namespace Vae.Realtime.Reference;

/// <summary>What an LSTM layer's forward pass leaves for its backward pass.</summary>
/// <param name="shape">Sizes.</param>
internal sealed class LstmTrace(LstmShape shape)
{
    /// <summary>(B·T, 4H): <c>x W_ihᵀ + b_ih</c>, then i, f, g, o, then the gradient by their pre-activations.</summary>
    public double[] Gates { get; init; } = new double[shape.Rows * 4 * shape.Hidden];

    /// <summary>c, (B·T, H).</summary>
    public double[] Cells { get; init; } = new double[shape.Rows * shape.Hidden];

    /// <summary>h of the step before, (B·T, H).</summary>
    public double[] Previous { get; init; } = new double[shape.Rows * shape.Hidden];

    /// <summary>y, (B·T, H) or (B,H).</summary>
    public double[] Output { get; init; } = new double[shape.OutputRows * shape.Hidden];

    /// <summary><c>f dc</c> of the step after, (B,H).</summary>
    public double[] Carry { get; init; } = new double[shape.Batch * shape.Hidden];
}
