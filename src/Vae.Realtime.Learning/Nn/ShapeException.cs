namespace Vae.Realtime.Learning.Nn;

/// <summary>An operation was given a tensor of another shape than it takes: a defect of the caller.</summary>
internal sealed class ShapeException(string message) : Exception(message)
{
    internal static void ThrowIfNot(Tensor tensor, int rows, int columns, string name)
    {
        if (tensor.Rows != rows || tensor.Columns != columns)
        {
            throw new ShapeException($"{name} is {tensor.Rows}x{tensor.Columns}, expected {rows}x{columns}.");
        }
    }
}
