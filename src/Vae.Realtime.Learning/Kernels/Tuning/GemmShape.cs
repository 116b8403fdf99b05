namespace Vae.Realtime.Learning.Kernels.Tuning;

using System.Globalization;

/// <summary>Which of the dense layer's products: they differ in what is transposed and in their epilogue.</summary>
internal enum GemmOperation
{
    Forward,
    Bernoulli,
    BackwardInput,
    BackwardWeight,
}

/// <summary>A product C (rows, columns) with inner products of <paramref name="Inner"/> terms; logical sizes.</summary>
internal readonly record struct GemmShape(GemmOperation Operation, int Rows, int Columns, int Inner)
{
    /// <summary>Multiplications and additions of the product.</summary>
    public double FloatingPointOperations => 2.0 * Rows * Columns * Inner;

    /// <summary>As tuning files write it: <c>Forward 128x400x784</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Operation} {Rows}x{Columns}x{Inner}");
}
