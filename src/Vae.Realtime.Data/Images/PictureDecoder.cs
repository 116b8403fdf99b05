namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>Decodes many picture files on all cores into one array.</summary>
internal static class PictureDecoder
{
    private const int ProgressEvery = 256;

    /// <summary>Decodes files to one shape: the one asked for, or that of the first, which all the others must then have.</summary>
    /// <param name="paths">At least one.</param>
    /// <param name="data">
    /// The size asked for, else the files' own; the channels, else colour, or grey where no file has a coloured pixel; the background, else
    /// white.
    /// </param>
    /// <param name="load">Progress and cancellation.</param>
    /// <exception cref="VaeException">A file cannot be decoded or has another size: the first such is named.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DecodedPictures Read(IReadOnlyList<string> paths, DataOptions data, LoadOptions load)
    {
        PictureColour background = data.Background ?? PictureColour.White;
        (int height, int width) = data.Size ?? SizeOf(paths[0], background, load);
        Shape shape = new(height, width, data.Channels ?? 3);
        if ((long)height * width * shape.Channels * paths.Count > Array.MaxLength)
        {
            throw new VaeException(
                $"{paths.Count:N0} images of {shape} are more than {Array.MaxLength:N0} bytes; make them smaller with {DataOptions.SizeKey}=");
        }

        byte[] pixels = new byte[paths.Count * shape.Length];
        int[] frames = new int[paths.Count];
        Lock telling = new();
        int done = 0;
        bool coloured = data.Channels is not null;
        void Decode(int index, DecodingTurn turn)
        {
            Span<byte> target = pixels.AsSpan(index * shape.Length, shape.Length);
            frames[index] = Fit(paths[index], shape, data.Size is null ? paths[0] : null, background, target, turn);
            if (!coloured && HasColour(target))
            {
                coloured = true;
            }

            if (load.Progress is not null && Interlocked.Increment(ref done) is int count && (count % ProgressEvery == 0 || count == paths.Count))
            {
                lock (telling)
                {
                    load.Progress(new LoadProgress(count, paths.Count));
                }
            }
        }

        WatchedDecoding.Run(paths, Decode, load.Cancellation);
        (shape, pixels) = coloured ? (shape, pixels) : (shape with { Channels = 1 }, Reds(pixels));
        return new DecodedPictures(shape, pixels, FramesNote(paths, frames));
    }

    private static byte[] Reds(byte[] rgb)
    {
        byte[] reds = new byte[rgb.Length / 3];
        for (int at = 0; at < reds.Length; at++)
        {
            reds[at] = rgb[3 * at];
        }

        return reds;
    }

    private static (int Height, int Width) SizeOf(string path, PictureColour background, LoadOptions load)
    {
        (int Height, int Width) size = default;
        void Measure(int index, DecodingTurn turn)
        {
            using Image<Rgba32> image = PictureFile.Decode(path, background, turn).Picture;
            size = (image.Height, image.Width);
        }

        WatchedDecoding.Run([path], Measure, load.Cancellation);
        return size;
    }

    private static int Fit(string path, Shape shape, string? model, PictureColour background, Span<byte> target, DecodingTurn turn)
    {
        (Image<Rgba32> image, int frames) = PictureFile.Decode(path, background, turn);
        using (image)
        {
            if (model is not null && (image.Height, image.Width) != (shape.Height, shape.Width))
            {
                throw new VaeException(
                    $"'{path}' is {image.Height}x{image.Width} (height x width) but '{model}' {shape.Height}x{shape.Width}; "
                    + $"bring all to one size with {DataOptions.SizeKey}=");
            }

            PictureLimits.CheckCover(path, image.Size(), shape);
            Size cover = PictureFit.Cover(image.Size(), shape);
            turn.Begin(Math.Max((long)image.Width * image.Height, (long)cover.Width * cover.Height));
            PictureFit.Write(image, shape, target);
            return frames;
        }
    }

    private static string? FramesNote(IReadOnlyList<string> paths, int[] frames)
    {
        int first = Array.FindIndex(frames, count => count > 1);
        int others = frames.Count(count => count > 1) - 1;
        string rest = others switch
        {
            0 => "; only the first is used",
            1 => ", and 1 other file has several; only the first of each is used",
            _ => $", and {others:N0} other files have several; only the first of each is used",
        };
        return first < 0 ? null : $"'{paths[first]}' has {frames[first]:N0} frames{rest}";
    }

    private static bool HasColour(ReadOnlySpan<byte> rgb)
    {
        for (int at = 0; at < rgb.Length; at += 3)
        {
            if (rgb[at] != rgb[at + 1] || rgb[at] != rgb[at + 2])
            {
                return true;
            }
        }

        return false;
    }
}
