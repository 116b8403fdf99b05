namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

/// <summary>Brings pictures to the size and the channels that were asked for.</summary>
internal static class PictureFit
{
    /// <summary>Images that are in memory already. Where nothing is asked for, they are returned as they are.</summary>
    public static ImageSet Apply(ImageSet images, DataOptions options)
    {
        Shape shape = new(
            options.Size?.Height ?? images.Height, options.Size?.Width ?? images.Width, options.Channels ?? images.Channels);
        if (shape == images.Shape)
        {
            return images;
        }

        byte[] pixels = new byte[checked(images.Count * shape.Length)];
        Parallel.For(0, images.Count, index =>
        {
            Span<byte> target = pixels.AsSpan(index * shape.Length, shape.Length);
            if (images.Channels == 1)
            {
                using Image<L8> grey = Image.LoadPixelData<L8>(images.Image(index), images.Width, images.Height);
                Write(grey, shape, target);
            }
            else
            {
                using Image<Rgb24> colour = Image.LoadPixelData<Rgb24>(images.Image(index), images.Width, images.Height);
                Write(colour, shape, target);
            }
        });
        return new ImageSet(shape, pixels, images.Labels, images.ClassNames);
    }

    /// <summary>The size at which a picture just covers a shape.</summary>
    public static Size Cover(Size size, Shape shape)
    {
        double scale = Math.Max((double)shape.Height / size.Height, (double)shape.Width / size.Width);
        return new Size(Math.Max(shape.Width, (int)Math.Round(size.Width * scale)), Math.Max(shape.Height, (int)Math.Round(size.Height * scale)));
    }

    /// <summary>Scales the image so that it just covers a shape and writes its middle, (H, W, C); grey by ITU-R BT.709.</summary>
    /// <param name="image">Is changed. Opaque.</param>
    /// <param name="shape">Shape of 1 or 3 channels.</param>
    /// <param name="target">Receives the pixels.</param>
    public static void Write<TPixel>(Image<TPixel> image, Shape shape, Span<byte> target)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Size cover = Cover(image.Size(), shape);
        if (cover != image.Size())
        {
            image.Mutate(context => context.Resize(new ResizeOptions { Size = cover, Mode = ResizeMode.Stretch, PremultiplyAlpha = false }));
        }

        int top = (cover.Height - shape.Height) / 2;
        int left = (cover.Width - shape.Width) / 2;
        Rgba32 colour = default;
        L8 grey = default;
        for (int y = 0; y < shape.Height; y++)
        {
            Span<TPixel> row = image.DangerousGetPixelRowMemory(top + y).Span.Slice(left, shape.Width);
            Span<byte> written = target.Slice(y * shape.Width * shape.Channels, shape.Width * shape.Channels);
            for (int x = 0; x < row.Length; x++)
            {
                row[x].ToRgba32(ref colour);
                if (shape.Channels == 1)
                {
                    grey.FromRgba32(colour);
                    written[x] = grey.PackedValue;
                }
                else
                {
                    (written[3 * x], written[(3 * x) + 1], written[(3 * x) + 2]) = (colour.R, colour.G, colour.B);
                }
            }
        }
    }
}
