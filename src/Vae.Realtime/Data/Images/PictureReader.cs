namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Vae.Realtime.Formats;

/// <summary>Decodes many picture files on all cores into one array.</summary>
internal static class PictureReader
{
    private const int ProgressEvery = 256;

    /// <summary>Decodes files to one shape: the one asked for, or that of the first, which all the others must then have.</summary>
    /// <param name="paths">At least one.</param>
    /// <param name="size">The size asked for; null for the files' own.</param>
    /// <param name="channels">The channels asked for; null for colour, or for grey where no file has a coloured pixel.</param>
    /// <param name="options">Progress and cancellation.</param>
    /// <exception cref="VaeException">A file cannot be decoded or has another size: the first such is named.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static (ImageShape Shape, byte[] Pixels) Read(
        IReadOnlyList<string> paths, (int Height, int Width)? size, int? channels, LoadOptions options)
    {
        (int height, int width) = size ?? SizeOf(paths[0]);
        ImageShape shape = new(height, width, channels ?? 3);
        if ((long)height * width * shape.Channels * paths.Count > Array.MaxLength)
        {
            throw new VaeException(
                $"{paths.Count:N0} images of {shape} are more than {Array.MaxLength:N0} bytes; make them smaller with {DataOptions.SizeKey}=");
        }

        byte[] pixels = new byte[paths.Count * shape.Length];
        Fault fault = new();
        int done = 0;
        bool coloured = channels is not null;
        Parallel.For(0, paths.Count, new ParallelOptions { CancellationToken = options.Cancellation }, (index, loop) =>
        {
            Span<byte> target = pixels.AsSpan(index * shape.Length, shape.Length);
            try
            {
                Decode(paths[index], shape, size is null ? paths[0] : null, target);
            }
            catch (VaeException error)
            {
                // Files before this one are still read, so that the same file is named every time.
                fault.Note(index, error);
                loop.Break();
            }

            if (!coloured && HasColour(target))
            {
                coloured = true;
            }

            if (options.Progress is not null && Interlocked.Increment(ref done) is int count && (count % ProgressEvery == 0 || count == paths.Count))
            {
                lock (fault)
                {
                    options.Progress(new LoadProgress(count, paths.Count));
                }
            }
        });
        fault.Throw();
        return coloured ? (shape, pixels) : (shape with { Channels = 1 }, Reds(pixels));
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

    private static (int Height, int Width) SizeOf(string path) => Guard(path, () =>
    {
        // Null, not an exception, is how this version says that it knows no such format.
        var info = Image.Identify(path) ?? throw new UnknownImageFormatException("it is no picture of a format that is known");
        return (info.Height, info.Width);
    });

    private static void Decode(string path, ImageShape shape, string? model, Span<byte> target)
    {
        using Image<Rgb24> image = Guard(path, () => Image.Load<Rgb24>(path));
        if (model is not null && (image.Height, image.Width) != (shape.Height, shape.Width))
        {
            throw new VaeException(
                $"'{path}' is {image.Height}x{image.Width} (height x width) but '{model}' {shape.Height}x{shape.Width}; "
                + $"bring all to one size with {DataOptions.SizeKey}=");
        }

        PictureFit.Write(image, shape, target);
    }

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw FileErrors.Reading(path, error);
        }
        catch (Exception error)
        {
            // A damaged file can make a decoder throw anything, such as an index that is out of range.
            throw new VaeException(
                $"'{path}' cannot be decoded: {error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}; replace or remove the file", error);
        }
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

    /// <summary>The fault of the first file that has one.</summary>
    private sealed class Fault
    {
        private readonly Lock _lock = new();
        private int _index = int.MaxValue;
        private VaeException? _error;

        public void Note(int index, VaeException error)
        {
            lock (_lock)
            {
                if (index < _index)
                {
                    (_index, _error) = (index, error);
                }
            }
        }

        public void Throw()
        {
            if (_error is not null)
            {
                throw _error;
            }
        }
    }
}
