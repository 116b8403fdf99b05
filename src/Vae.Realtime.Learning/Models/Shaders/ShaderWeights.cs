namespace Vae.Realtime.Learning.Models.Shaders;

using System.Buffers.Binary;

/// <summary>A decoder's numbers for a file beside its shader.</summary>
internal sealed class ShaderWeights
{
    // What a pixel without alpha holds: numbers from -Largest to Largest, Zero added.
    private const int Largest = (1 << 23) - 1;
    private const int Zero = 1 << 23;

    private readonly float[] _numbers;

    /// <param name="numbers">Four to a vec4.</param>
    public ShaderWeights(float[] numbers)
    {
        _numbers = numbers;
        Side = 4 * (int)Math.Ceiling(Math.Sqrt(numbers.Length) / 4);
        Step = (double)numbers.Max(Math.Abs) / Largest;
    }

    /// <summary>Pixels in a row of the picture, a multiple of 4.</summary>
    public int Side { get; }

    /// <summary>What one unit of the 24-bit numbers of the picture stands for.</summary>
    public double Step { get; }

    /// <summary>32-bit floats, little-endian.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[sizeof(float) * _numbers.Length];
        for (int i = 0; i < _numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * i), _numbers[i]);
        }

        return bytes;
    }

    /// <summary>
    /// A number per opaque pixel, row by row, the most significant byte in red: what no way of reading pictures changes, as long as it does
    /// not compress or filter them. The number is the 24 bits less 2^23, times <see cref="Step"/>.
    /// </summary>
    public Rgba32Image ToPicture()
    {
        int rows = (_numbers.Length + Side - 1) / Side;
        byte[] rgba = new byte[Rgba32Image.PixelBytes * Side * rows];
        for (int i = 0; i < Side * rows; i++)
        {
            int units = Zero + (i < _numbers.Length && Step > 0 ? (int)Math.Round(_numbers[i] / Step) : 0);
            BinaryPrimitives.WriteUInt32BigEndian(rgba.AsSpan(Rgba32Image.PixelBytes * i), ((uint)units << 8) | byte.MaxValue);
        }

        return new Rgba32Image(Side, rows, rgba);
    }
}
