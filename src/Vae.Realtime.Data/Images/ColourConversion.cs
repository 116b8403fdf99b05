namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>
/// Converts colours to sRGB: by a curve for each channel to light, by a matrix to the light of sRGB's primaries, and by sRGB's curve.
/// </summary>
/// <remarks>Source: ICC.1:2022, annex F.3 (three-component matrix-based profiles); IEC 61966-2-1. Colours that sRGB lacks are clipped.</remarks>
/// <param name="light">(3, 256), the light of each channel's values, 0 to 1.</param>
/// <param name="matrix">(3, 3), row-major.</param>
internal sealed class ColourConversion(float[][] light, float[] matrix)
{
    private const int Steps = ushort.MaxValue;

    private static readonly byte[] Encoded =
        [.. Enumerable.Range(0, Steps + 1).Select(step => (byte)Math.Round(byte.MaxValue * Srgb((double)step / Steps)))];

    /// <summary>Values of 8 bits by which a grey changes at most.</summary>
    public int LargestChange => Enumerable.Range(0, byte.MaxValue + 1).Max(value =>
    {
        Rgba32 colour = new((byte)value, (byte)value, (byte)value);
        Rgba32 converted = Convert(colour);
        return new[] { converted.R, converted.G, converted.B }.Max(channel => Math.Abs(channel - value));
    });

    /// <summary>Converts every pixel in its place. What is transparent stays so.</summary>
    public void Apply(Image<Rgba32> picture) => picture.ProcessPixelRows(rows =>
    {
        for (int y = 0; y < rows.Height; y++)
        {
            foreach (ref Rgba32 pixel in rows.GetRowSpan(y))
            {
                pixel = Convert(pixel);
            }
        }
    });

    private Rgba32 Convert(Rgba32 pixel)
    {
        (float red, float green, float blue) = (light[0][pixel.R], light[1][pixel.G], light[2][pixel.B]);
        return new Rgba32(
            Encode((matrix[0] * red) + (matrix[1] * green) + (matrix[2] * blue)),
            Encode((matrix[3] * red) + (matrix[4] * green) + (matrix[5] * blue)),
            Encode((matrix[6] * red) + (matrix[7] * green) + (matrix[8] * blue)),
            pixel.A);
    }

    private static byte Encode(float light) => Encoded[(int)((Math.Clamp(light, 0, 1) * Steps) + 0.5f)];

    private static double Srgb(double light) => light <= 0.003_130_8 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
}
