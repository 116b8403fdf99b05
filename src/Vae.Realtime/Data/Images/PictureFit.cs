namespace Vae.Realtime.Data.Images;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

/// <summary>Brings pictures to the size and the channels that were asked for.</summary>
internal static class PictureFit
{
    /// <summary>Images that are in memory already. Where nothing is asked for, they are returned as they are.</summary>
    public static ImageSet Apply(ImageSet images, DataOptions options)
    {
        ImageShape shape = new(
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

    /// <summary>Scales the image so that it just covers a shape and writes its middle, (H, W, C); grey by ITU-R BT.709.</summary>
    /// <param name="image">Is changed.</param>
    /// <param name="shape">Of 1 or 3 channels.</param>
    /// <param name="target">Receives the pixels.</param>
    public static void Write<TPixel>(Image<TPixel> image, ImageShape shape, Span<byte> target)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        double scale = Math.Max((double)shape.Height / image.Height, (double)shape.Width / image.Width);
        int height = Math.Max(shape.Height, (int)Math.Round(image.Height * scale));
        int width = Math.Max(shape.Width, (int)Math.Round(image.Width * scale));
        if ((height, width) != (image.Height, image.Width))
        {
            image.Mutate(context => context.Resize(width, height));
        }

        TPixel[] pixels = new TPixel[width * height];
        image.CopyPixelDataTo(pixels);
        int top = (height - shape.Height) / 2;
        int left = (width - shape.Width) / 2;
        Rgba32 colour = default;
        L8 grey = default;
        for (int at = 0; at < shape.Height * shape.Width; at++)
        {
            pixels[((top + (at / shape.Width)) * width) + left + (at % shape.Width)].ToRgba32(ref colour);
            if (shape.Channels == 1)
            {
                grey.FromRgba32(colour);
                target[at] = grey.PackedValue;
            }
            else
            {
                (target[3 * at], target[(3 * at) + 1], target[(3 * at) + 2]) = (colour.R, colour.G, colour.B);
            }
        }
    }
}
