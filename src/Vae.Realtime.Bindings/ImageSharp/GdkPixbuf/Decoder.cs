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
        SizeRequest request = new() { MaxPixels = MaxPixels };
        nint loader = NewLoader(data);
        try
        {
            string? error = Feed(loader, data, &request);
            if (request.Pixels > MaxPixels)
            {
                throw new InvalidImageContentException($"The image is too large: {request.Width}x{request.Height} pixels.");
            }

            nint pixbuf = GdkNative.LoaderGetPixbuf(loader);
            return error is null && pixbuf != 0
                ? Copy<TPixel>(pixbuf)
                : throw new InvalidImageContentException($"The image is damaged or cut off: {error ?? "it holds no picture"}.");
        }
        finally
        {
            GdkNative.Unref(loader);
        }
    }

    /// <summary>Reads the header only.</summary>
    public static ImageInfo ReadSize(ReadOnlySpan<byte> data)
    {
        SizeRequest request = default;
        nint loader = NewLoader(data);
        try
        {
            string? error = Feed(loader, data, &request);
            return request.Pixels > 0
                ? new ImageInfo(request.Width, request.Height)
                : throw new InvalidImageContentException($"The image's header is damaged or cut off: {error ?? "it gives no size"}.");
        }
        finally
        {
            GdkNative.Unref(loader);
        }
    }

    private static nint NewLoader(ReadOnlySpan<byte> data)
    {
        string format = FormatDetector.Detect(data);
        GdkLibrary.Load();
        GError* error = null;
        nint loader = GdkNative.LoaderNewWithType(format, &error);
        return loader != 0
            ? loader
            : throw new UnknownImageFormatException($"The installed GdkPixbuf cannot read {format} images: {GError.Take(error)}.");
    }

    /// <summary>Gives the loader all data and closes it; the first error's text, or null.</summary>
    private static string? Feed(nint loader, ReadOnlySpan<byte> data, SizeRequest* request)
    {
        _ = GdkNative.SignalConnect(loader, "size-prepared", &OnSizePrepared, request, 0, 0);
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
    private static void OnSizePrepared(nint loader, int width, int height, SizeRequest* request)
    {
        (request->Width, request->Height) = (width, height);
        if (request->Pixels > request->MaxPixels)
        {
            // A size of zero makes every decoder stop before it allocates the picture.
            GdkNative.LoaderSetSize(loader, 0, 0);
        }
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
