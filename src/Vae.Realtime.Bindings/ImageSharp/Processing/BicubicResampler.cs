namespace SixLabors.ImageSharp.Processing;

using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>Separable bicubic resampling with the kernel stretched when shrinking, so that every source pixel counts.</summary>
/// <remarks>Colours are weighted by alpha, so that invisible pixels do not bleed.</remarks>
internal static class BicubicResampler
{
    public static Image<TPixel> Resize<TPixel>(Image<TPixel> source, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> result = new(width, height);
        Vector4[] rows = ResampleRows(source, width);
        ResampleWeights[] weights = ResampleWeights.Of(source.Height, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                result.Pixels[(y * width) + x].FromRgba32(FromPremultiplied(weights[y].Sum(rows, x, width)));
            }
        }

        return result;
    }

    /// <summary>The horizontal pass: <paramref name="width"/> premultiplied RGBA values in 0..255 for each row of the source.</summary>
    private static Vector4[] ResampleRows<TPixel>(Image<TPixel> source, int width)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Vector4[] rows = new Vector4[checked(source.Height * width)];
        ResampleWeights[] weights = ResampleWeights.Of(source.Width, width);
        Vector4[] row = new Vector4[source.Width];
        for (int y = 0; y < source.Height; y++)
        {
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = ToPremultiplied(source.Pixels[(y * row.Length) + x]);
            }

            for (int x = 0; x < width; x++)
            {
                rows[(y * width) + x] = weights[x].Sum(row, 0, 1);
            }
        }

        return rows;
    }

    private static Vector4 ToPremultiplied<TPixel>(TPixel pixel)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Rgba32 color = default;
        pixel.ToRgba32(ref color);
        float alpha = color.A / 255f;
        return new Vector4(color.R * alpha, color.G * alpha, color.B * alpha, color.A);
    }

    private static Rgba32 FromPremultiplied(Vector4 value)
    {
        if (value.W < 0.5f)
        {
            return default;
        }

        Vector4 color = new(new Vector3(value.X, value.Y, value.Z) * (255 / value.W), value.W);
        color = Vector4.Clamp(color + new Vector4(0.5f), Vector4.Zero, new Vector4(255));
        return new Rgba32((byte)color.X, (byte)color.Y, (byte)color.Z, (byte)color.W);
    }
}
