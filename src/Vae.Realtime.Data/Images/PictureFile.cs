namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using Vae.Realtime.Data.Images.Scans;
using Vae.Realtime.Files;

/// <summary>Decodes one picture file: what it claims is checked first, and whatever is wrong with it becomes a line that names it.</summary>
internal static class PictureFile
{
    private const string Remedy = "replace or remove the file";

    /// <summary>Decodes the first frame, turned upright and laid over a background.</summary>
    /// <param name="path">The file.</param>
    /// <param name="background">What shows where the picture is transparent.</param>
    /// <param name="turn">Told what is about to be decoded.</param>
    /// <returns>An opaque picture, and of how many frames it is the first.</returns>
    /// <exception cref="VaeException">The file cannot be read or decoded, or claims too much.</exception>
    /// <exception cref="OperationCanceledException">The turn was ended.</exception>
    public static (Image<Rgba32> Picture, int Frames) Decode(string path, PictureColour background, DecodingTurn turn)
    {
        byte[] file = Read(path, turn);
        try
        {
            IImageFormat format = PictureFormats.Of(path, file)
                ?? throw new VaeException(
                    $"'{path}' cannot be decoded: it is not a picture of a kind that is read ({PictureFormats.Names}); {Remedy}");
            PictureScan scan = Scanned(path, format, file);
            PictureLimits.CheckFrames(path, scan.Frames);
            file = scan.Instead ?? file;
            Size size = Identify(path, format, file, turn.Cancellation);
            PictureLimits.CheckPixels(path, size);
            PictureLimits.CheckPixels(path, scan.Place?.Canvas ?? size);
            if (!scan.IsWhole)
            {
                throw new VaeException($"'{path}' cannot be decoded: it ends before its picture does; {Remedy}");
            }

            turn.Begin((long)size.Width * size.Height);
            return (Upright(Load(format, file, turn.Cancellation), scan, background), scan.Frames);
        }
        catch (Exception error) when (error is not (VaeException or OperationCanceledException))
        {
            // A damaged file can make a decoder throw anything, such as an index that is out of range.
            throw new VaeException($"'{path}' cannot be decoded: {Reason(error)}; {Remedy}", error);
        }
    }

    // What is thrown by accident says nothing of the file, and what is thrown on purpose may quote it.
    private static string Reason(Exception error) => error is ImageFormatException or NotSupportedException
        ? string.Concat(error.Message.Select(letter => char.IsControl(letter) ? ' ' : letter)).TrimEnd('.', ' ')
        : "it is damaged";

    private static byte[] Read(string path, DecodingTurn turn)
    {
        try
        {
            // Pipes have no length; opening one may wait for ever.
            long length = new FileInfo(path).Length;
            if (length == 0)
            {
                throw new VaeException($"'{path}' cannot be decoded: it is empty; {Remedy}");
            }

            turn.Read(length);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }

        return InputFile.ReadAll(path, PictureLimits.MaxBytes, "a picture that can be decoded");
    }

    private static PictureScan Scanned(string path, IImageFormat format, byte[] file)
    {
        try
        {
            return PictureScan.Of(format, file);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new VaeException($"'{path}' cannot be decoded: it is damaged, or ends before its picture does; {Remedy}", error);
        }
    }

    private static Size Identify(string path, IImageFormat format, byte[] file, CancellationToken cancellation)
    {
        IImageInfoDetector detector = (IImageInfoDetector)PictureFormats.Decoding.ImageFormatsManager.FindDecoder(format);
        using MemoryStream stream = new(file, writable: false);

        // Null, not an exception, is how this library says that it makes nothing of a file.
        IImageInfo info = detector.Identify(PictureFormats.Decoding, stream, cancellation)
            ?? throw new VaeException($"'{path}' cannot be decoded: nothing is known of its content; {Remedy}");
        return new Size(info.Width, info.Height);
    }

    private static Image<Rgba32> Load(IImageFormat format, byte[] file, CancellationToken cancellation)
    {
        using MemoryStream stream = new(file, writable: false);
        return PictureFormats.Decoding.ImageFormatsManager.FindDecoder(format).Decode<Rgba32>(PictureFormats.Decoding, stream, cancellation);
    }

    private static Image<Rgba32> Upright(Image<Rgba32> decoded, PictureScan scan, PictureColour background)
    {
        Image<Rgba32> picture = decoded;
        try
        {
            if (scan.Place is { } place && place.Canvas != decoded.Size())
            {
                picture = new Image<Rgba32>(PictureFormats.Decoding, place.Canvas.Width, place.Canvas.Height);
                picture.Mutate(canvas => canvas.DrawImage(decoded, place.At, 1));
                decoded.Dispose();
            }

            if (scan.Orientation is int turned)
            {
                (picture.Metadata.ExifProfile ??= new ExifProfile()).SetValue(ExifTag.Orientation, (ushort)turned);
            }

            picture.Mutate(context => context.AutoOrient());
            LayOver(picture, background);
            return picture;
        }
        catch
        {
            decoded.Dispose();
            picture.Dispose();
            throw;
        }
    }

    private static void LayOver(Image<Rgba32> picture, PictureColour background) => picture.ProcessPixelRows(rows =>
    {
        for (int y = 0; y < rows.Height; y++)
        {
            foreach (ref Rgba32 pixel in rows.GetRowSpan(y))
            {
                if (pixel.A != byte.MaxValue)
                {
                    pixel = new Rgba32(
                        Mixed(pixel.R, background.Red, pixel.A), Mixed(pixel.G, background.Green, pixel.A), Mixed(pixel.B, background.Blue, pixel.A));
                }
            }
        }
    });

    private static byte Mixed(byte above, byte below, byte alpha) =>
        (byte)(((above * alpha) + (below * (byte.MaxValue - alpha)) + (byte.MaxValue / 2)) / byte.MaxValue);
}
