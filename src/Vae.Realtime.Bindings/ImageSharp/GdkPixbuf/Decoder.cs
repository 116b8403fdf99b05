namespace SixLabors.ImageSharp.GdkPixbuf;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

/// <summary>Images from encoded bytes.</summary>
internal static unsafe class Decoder
{
    // 1 GiB as RGBA. A header can claim any size; nothing is allocated for one beyond this.
    private const long MaxPixels = 1L << 28;

    /// <summary>Decodes the whole image; of an animation, the first frame.</summary>
    public static Image<TPixel> Decode<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        DecodeProgress progress = new() { MaxPixels = MaxPixels, FirstRow = int.MaxValue };
        nint loader = NewLoader(data);
        try
        {
            string? error = Feed(loader, data, &progress);
            if (progress.IsTooLarge)
            {
                throw new InvalidImageContentException($"The image is too large: {progress.Width}x{progress.Height} pixels.");
            }

            nint pixbuf = GdkNative.LoaderGetPixbuf(loader);
            if (error is not null || pixbuf == 0)
            {
                throw new InvalidImageContentException($"The image is damaged or cut off: {error ?? "it holds no picture"}.");
            }

            // Decoders made for showing a picture while it downloads are content with a part of it.
            return progress.HasEveryRow && ImageFormat.HasEnd(data)
                ? Copy<TPixel>(pixbuf)
                : throw new InvalidImageContentException("The image is cut off: its end is missing.");
        }
        finally
        {
            GdkNative.Unref(loader);
        }
    }

    /// <summary>Reads the header only.</summary>
    public static ImageInfo ReadSize(ReadOnlySpan<byte> data)
    {
        DecodeProgress progress = default;
        nint loader = NewLoader(data);
        try
        {
            string? error = Feed(loader, data, &progress);
            return progress is { Width: > 0, Height: > 0 }
                ? new ImageInfo(progress.Width, progress.Height)
                : throw new InvalidImageContentException($"The image's header is damaged or cut off: {error ?? "it gives no size"}.");
        }
        finally
        {
            GdkNative.Unref(loader);
        }
    }

    private static nint NewLoader(ReadOnlySpan<byte> data)
    {
        string format = ImageFormat.Detect(data);
        GdkLibrary.Load();
        GError* error = null;
        nint loader = GdkNative.LoaderNewWithType(format, &error);
        return loader != 0
            ? loader
            : throw new UnknownImageFormatException($"The installed GdkPixbuf cannot read {format} images: {GError.Take(error)}.");
    }

    /// <summary>Gives the loader all data and closes it; the first error's text, or null.</summary>
    private static string? Feed(nint loader, ReadOnlySpan<byte> data, DecodeProgress* progress)
    {
        GdkNative.ConnectSizePrepared(loader, &OnSizePrepared, progress);
        GdkNative.ConnectAreaUpdated(loader, &OnAreaUpdated, progress);
        GError* writeError = null;
        GError* closeError = null;
        bool written;
        fixed (byte* bytes = data)
        {
            written = GdkNative.LoaderWrite(loader, bytes, (nuint)data.Length, &writeError) != 0;
        }

        // A loader must be closed even after a failed write.
        bool closed = GdkNative.LoaderClose(loader, &closeError) != 0;
        string? error = closed ? null : GError.Take(closeError);
        return written ? error : GError.Take(writeError);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSizePrepared(nint loader, int width, int height, DecodeProgress* progress)
    {
        (progress->Width, progress->Height) = (width, height);
        if (progress->IsTooLarge)
        {
            // A size of zero makes every decoder stop before it allocates the picture.
            GdkNative.LoaderSetSize(loader, 0, 0);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnAreaUpdated(nint loader, int x, int y, int width, int height, DecodeProgress* progress)
    {
        progress->FirstRow = Math.Min(progress->FirstRow, y);
        progress->EndRow = Math.Max(progress->EndRow, y + height);
    }

    private static Image<TPixel> Copy<TPixel>(nint pixbuf)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> image = new(GdkNative.GetWidth(pixbuf), GdkNative.GetHeight(pixbuf));
        byte* source = GdkNative.ReadPixels(pixbuf);
        int channels = GdkNative.GetChannels(pixbuf);
        int stride = GdkNative.GetRowStride(pixbuf);
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = new(source + ((long)y * stride), image.Width * channels);
            Span<TPixel> target = image.Pixels.AsSpan(y * image.Width, image.Width);
            for (int x = 0; x < target.Length; x++)
            {
                ReadOnlySpan<byte> pixel = row.Slice(x * channels, channels);
                target[x].FromRgba32(new Rgba32(pixel[0], pixel[1], pixel[2], channels == 4 ? pixel[3] : byte.MaxValue));
            }
        }

        return image;
    }
}
