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
    private const ushort Upright = 1;
    private const ushort LastOrientation = 8;

    /// <summary>How many frames or pages a file says it has.</summary>
    /// <exception cref="VaeException">The file cannot be read, or has too many.</exception>
    /// <exception cref="OperationCanceledException">The turn was ended.</exception>
    public static int Count(string path, DecodingTurn turn) => Guarded(path, () => Opened(path, turn)).Scan.Frames;

    /// <summary>Decodes a file's frames, each turned upright, brought to the colours of sRGB and laid over a background.</summary>
    /// <param name="path">The file.</param>
    /// <param name="every">Whether all frames are wanted, or the first.</param>
    /// <param name="background">What shows where a picture is transparent.</param>
    /// <param name="turn">Told what is about to be decoded.</param>
    /// <param name="use">Takes one opaque picture after another, which it may change but not keep.</param>
    /// <exception cref="VaeException">The file cannot be read or decoded, or claims too much.</exception>
    /// <exception cref="OperationCanceledException">The turn was ended.</exception>
    public static PictureTreatment Decode(string path, bool every, PictureColour background, DecodingTurn turn, Action<Image<Rgba32>> use)
    {
        PictureFrames file = Guarded(path, () => Opened(path, turn));
        (bool turned, bool laidOver, ColourProfile? profile) = (false, false, null);
        using IEnumerator<(Image<Rgba32> Picture, int? Orientation, ColourProfile? Profile)> frames = file.Of(every).GetEnumerator();
        while (Guarded(path, frames.MoveNext))
        {
            using Image<Rgba32> picture = frames.Current.Picture;
            turned |= Guarded(path, () => Turn(picture, frames.Current.Orientation));
            frames.Current.Profile?.Conversion?.Apply(picture);
            profile ??= frames.Current.Profile;
            laidOver |= LayOver(picture, background);
            use(picture);
        }

        return new PictureTreatment
        {
            IsTurned = turned,
            IsLaidOver = laidOver,
            IsReduced = file.Scan.IsDeep,
            IsFromCmyk = file.Scan.IsCmyk,
            IsCmykGuessed = file.Scan.IsCmykUnmarked,
            Profile = profile,
            Frames = file.Scan.Frames,
        };
    }

    private static PictureFrames Opened(string path, DecodingTurn turn)
    {
        byte[] file = Read(path, turn);
        IImageFormat format = PictureFormats.Of(path, file)
            ?? throw new VaeException(
                $"'{path}' cannot be decoded: it is not a picture of a kind that is read ({PictureFormats.Names}); {PictureLimits.Remedy}");
        PictureScan scan = Scanned(path, format, file);
        PictureLimits.CheckFrames(path, scan.Frames);
        return new PictureFrames(path, format, scan, scan.Instead ?? file, turn);
    }

    private static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is not (VaeException or OperationCanceledException))
        {
            // A damaged file can make a decoder throw anything, such as an index that is out of range.
            throw new VaeException($"'{path}' cannot be decoded: {Reason(error)}; {PictureLimits.Remedy}", error);
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
            long length = InputFile.Length(path);
            if (length == 0)
            {
                throw new VaeException($"'{path}' cannot be decoded: it is empty; {PictureLimits.Remedy}");
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
        catch (Exception error) when (error is not (OutOfMemoryException or NotSupportedException))
        {
            throw new VaeException($"'{path}' cannot be decoded: it is damaged, or ends before its picture does; {PictureLimits.Remedy}", error);
        }
    }

    // EXIF numbers orientations from 1, upright, to 8; other numbers say nothing.
    private static bool Turn(Image<Rgba32> picture, int? orientation)
    {
        ExifProfile exif = picture.Metadata.ExifProfile ??= new ExifProfile();
        if (orientation is int told)
        {
            exif.SetValue(ExifTag.Orientation, (ushort)told);
        }

        bool turns = exif.GetValue(ExifTag.Orientation)?.Value is > Upright and <= LastOrientation;
        picture.Mutate(context => context.AutoOrient());
        return turns;
    }

    private static bool LayOver(Image<Rgba32> picture, PictureColour background)
    {
        bool transparent = false;
        picture.ProcessPixelRows(rows =>
        {
            for (int y = 0; y < rows.Height; y++)
            {
                foreach (ref Rgba32 pixel in rows.GetRowSpan(y))
                {
                    if (pixel.A != byte.MaxValue)
                    {
                        transparent = true;
                        pixel = Mixed(pixel, background);
                    }
                }
            }
        });
        return transparent;
    }

    private static Rgba32 Mixed(Rgba32 above, PictureColour below) =>
        new(Mixed(above.R, below.Red, above.A), Mixed(above.G, below.Green, above.A), Mixed(above.B, below.Blue, above.A));

    private static byte Mixed(byte above, byte below, byte alpha) =>
        (byte)(((above * alpha) + (below * (byte.MaxValue - alpha)) + (byte.MaxValue / 2)) / byte.MaxValue);
}
