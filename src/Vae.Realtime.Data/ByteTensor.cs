namespace Vae.Realtime.Data;

/// <summary>Bytes with a shape, row-major.</summary>
/// <param name="shape">Sizes, outermost first.</param>
/// <param name="data">As many bytes as the product of the sizes.</param>
internal sealed class ByteTensor(int[] shape, byte[] data)
{
    public int[] Shape { get; } = shape;

    public byte[] Data { get; } = data;
}
