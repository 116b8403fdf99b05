namespace Vae.Realtime.Imaging.Files;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Files;

/// <summary>Writes pictures as PNG files.</summary>
internal static class PngFile
{
    // A third of the usual time, for files that are a third larger.
    private const PngCompressionLevel Hurried = PngCompressionLevel.Level3;

    /// <summary>Writes the picture atomically: whoever opens the path sees the old file or the new, whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="picture">What to write; without alpha if it is opaque.</param>
    /// <param name="inHurry">There are many to come.</param>
    /// <exception cref="VaeException">It cannot be written.</exception>
    public static void Save(string path, Rgba32Image picture, bool inHurry = false)
    {
        ArgumentNullException.ThrowIfNull(picture);
        byte[] png = Encode(picture, inHurry);
        AtomicFile.Write(path, stream => stream.Write(png));
    }

    private static byte[] Encode(Rgba32Image picture, bool inHurry)
    {
        ReadOnlySpan<byte> pixels = picture.Rgba;
        using Image<Rgba32> image = Image.LoadPixelData<Rgba32>(pixels, picture.Width, picture.Height);
        using MemoryStream png = new();
        image.SaveAsPng(png, new PngEncoder
        {
            BitDepth = PngBitDepth.Bit8,
            ColorType = IsOpaque(pixels) ? PngColorType.Rgb : PngColorType.RgbWithAlpha,
            CompressionLevel = inHurry ? Hurried : PngCompressionLevel.DefaultCompression,
            FilterMethod = inHurry ? PngFilterMethod.Sub : PngFilterMethod.Adaptive,
        });
        return png.ToArray();
    }

    private static bool IsOpaque(ReadOnlySpan<byte> rgba)
    {
        for (int at = Rgba32Image.PixelBytes - 1; at < rgba.Length; at += Rgba32Image.PixelBytes)
        {
            if (rgba[at] != byte.MaxValue)
            {
                return false;
            }
        }

        return true;
    }
}
