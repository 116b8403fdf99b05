namespace Vae.Realtime.Imaging;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Formats;

/// <summary>Writes pictures as PNG files.</summary>
public static class PngFile
{
    /// <summary>Writes the picture atomically: whoever opens the path sees the old file or the new, whole.</summary>
    /// <exception cref="VaeException">It cannot be encoded or written.</exception>
    public static void Save(string path, Rgba32Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        byte[] png = Encode(path, picture);
        AtomicFile.Write(path, stream => stream.Write(png));
    }

    private static byte[] Encode(string path, Rgba32Picture picture)
    {
        try
        {
            ReadOnlySpan<byte> pixels = picture.Rgba;
            using Image<Rgba32> image = Image.LoadPixelData<Rgba32>(pixels, picture.Width, picture.Height);
            using MemoryStream png = new();
            image.SaveAsPng(png);
            return png.ToArray();
        }
        catch (Exception error) when (error is ImageFormatException or DllNotFoundException)
        {
            throw new VaeException($"'{path}' cannot be written: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }
}
