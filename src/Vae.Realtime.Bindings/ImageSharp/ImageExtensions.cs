namespace SixLabors.ImageSharp;

using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.GdkPixbuf;

/// <summary>Writing images.</summary>
public static class ImageExtensions
{
    private static readonly PngEncoder DefaultPng = new();

    /// <summary>Writes the image in the format its extension names: .png, .jpg, .jpeg, .bmp, .tif or .tiff.</summary>
    /// <exception cref="UnknownImageFormatException">The extension names no such format.</exception>
    public static void Save(this Image source, string path)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(path);
        string extension = Path.GetExtension(path).ToUpperInvariant();
        byte[] encoded = extension switch
        {
            ".PNG" => DefaultPng.Encode(source),
            ".JPG" or ".JPEG" => Encoder.Encode(source, "jpeg"),
            ".BMP" => Encoder.Encode(source, "bmp"),
            ".TIF" or ".TIFF" => Encoder.Encode(source, "tiff"),
            _ => throw new UnknownImageFormatException($"{path}: no image format has the extension '{extension}'; use .png, .jpg, .bmp or .tiff."),
        };
        File.WriteAllBytes(path, encoded);
    }

    /// <summary>Writes the image as a PNG file, whatever its name.</summary>
    public static void SaveAsPng(this Image source, string path) => SaveAsPng(source, path, DefaultPng);

    /// <summary>Writes the image as a PNG file, whatever its name.</summary>
    public static void SaveAsPng(this Image source, string path, PngEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(encoder);
        File.WriteAllBytes(path, encoder.Encode(source));
    }

    /// <summary>Writes the image as PNG to the stream.</summary>
    public static void SaveAsPng(this Image source, Stream stream) => SaveAsPng(source, stream, DefaultPng);

    /// <summary>Writes the image as PNG to the stream.</summary>
    public static void SaveAsPng(this Image source, Stream stream, PngEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(encoder);
        stream.Write(encoder.Encode(source));
    }
}
