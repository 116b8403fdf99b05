namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Data.Images.Scans;

/// <summary>The frames of one file, decoded one after another. What a file claims is checked before memory is taken for it.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="format">Format of its content.</param>
/// <param name="scan">What was found in it.</param>
/// <param name="content">What to decode, which may be changed.</param>
/// <param name="turn">Told what is about to be decoded.</param>
internal sealed class PictureFrames(string path, IImageFormat format, PictureScan scan, byte[] content, DecodingTurn turn)
{
    private static readonly GifDecoder EveryGifFrame = new() { DecodingMode = FrameDecodingMode.All };

    /// <summary>What was found in the file.</summary>
    public PictureScan Scan => scan;

    /// <summary>Decodes frames as they are asked for.</summary>
    /// <param name="every">Whether all of them, or the first alone.</param>
    /// <returns>
    /// The pictures, which are the caller's, how to turn each, null where its metadata say that, and the colour profile of each.
    /// </returns>
    public IEnumerable<(Image<Rgba32> Picture, int? Orientation, ColourProfile? Profile)> Of(bool every)
    {
        if (scan.Animation is { } animation)
        {
            return Drawn(animation, every);
        }

        return scan.Pages.Count > 0 ? Pages(every) : every && format is GifFormat && scan.Frames > 1 ? GifFrames() : Single();
    }

    private IEnumerable<(Image<Rgba32> Picture, int? Orientation, ColourProfile? Profile)> Drawn(Animation animation, bool every)
    {
        ThrowIfCutOff(scan.IsWhole);
        PictureLimits.CheckPixels(path, animation.Canvas);
        using AnimationCanvas canvas = new(animation.Canvas);
        foreach (AnimationFrame frame in animation.Frames.Take(every ? scan.Frames : 1))
        {
            using Image<Rgba32> still = Load(frame.Still);
            yield return (canvas.Draw(frame, still), scan.Orientation, scan.Profile);
        }
    }

    private IEnumerable<(Image<Rgba32> Picture, int? Orientation, ColourProfile? Profile)> Pages(bool every)
    {
        TiffScan directories = new(content);
        foreach (TiffPage page in scan.Pages.Take(every ? int.MaxValue : 1))
        {
            directories.MoveToFront(page);
            yield return (Load(content, page.IsWhole), page.Orientation, page.Profile);
        }
    }

    // Every frame is as large as the picture, and all are in memory at a time.
    private IEnumerable<(Image<Rgba32> Picture, int? Orientation, ColourProfile? Profile)> GifFrames()
    {
        Size size = Identify(content);
        PictureLimits.CheckPixels(path, size, scan.Frames);
        ThrowIfCutOff(scan.IsWholeThrough);
        turn.Begin((long)size.Width * size.Height * scan.Frames);
        using MemoryStream stream = new(content, writable: false);
        using Image<Rgba32> all = EveryGifFrame.Decode<Rgba32>(PictureFormats.Decoding, stream, turn.Cancellation);
        for (int i = 0; i < all.Frames.Count; i++)
        {
            yield return (all.Frames.CloneFrame(i), null, scan.Profile);
        }
    }

    private IEnumerable<(Image<Rgba32> Picture, int? Orientation, ColourProfile? Profile)> Single()
    {
        yield return (Load(content, scan.IsWhole), scan.Orientation, scan.Profile);
    }

    private Image<Rgba32> Load(byte[] file, bool whole = true)
    {
        Size size = Identify(file);
        PictureLimits.CheckPixels(path, size);
        ThrowIfCutOff(whole);
        turn.Begin((long)size.Width * size.Height);
        using MemoryStream stream = new(file, writable: false);
        return PictureFormats.Decoding.ImageFormatsManager.FindDecoder(format).Decode<Rgba32>(PictureFormats.Decoding, stream, turn.Cancellation);
    }

    private Size Identify(byte[] file)
    {
        IImageInfoDetector detector = (IImageInfoDetector)PictureFormats.Decoding.ImageFormatsManager.FindDecoder(format);
        using MemoryStream stream = new(file, writable: false);

        // Null, not an exception, is how this library says that it makes nothing of a file.
        IImageInfo info = detector.Identify(PictureFormats.Decoding, stream, turn.Cancellation)
            ?? throw new VaeException($"'{path}' cannot be decoded: nothing is known of its content; {PictureLimits.Remedy}");
        return new Size(info.Width, info.Height);
    }

    private void ThrowIfCutOff(bool whole)
    {
        if (!whole)
        {
            throw new VaeException($"'{path}' cannot be decoded: it ends before its picture does; {PictureLimits.Remedy}");
        }
    }
}
