namespace Vae.Realtime.Imaging;

using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

/// <summary>Pictures at another size, smoothly.</summary>
internal static class PictureScaling
{
    /// <summary>Resamples bicubically, keeping the proportions.</summary>
    /// <param name="picture">Left as it is.</param>
    /// <param name="side">The longer side of the result, in pixels.</param>
    public static Rgba32Image ToSide(Rgba32Image picture, int side)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ReadOnlySpan<byte> pixels = picture.Rgba;
        using Image<Rgba32> image = Image.LoadPixelData<Rgba32>(pixels, picture.Width, picture.Height);
        image.Mutate(context => context.Resize(
            picture.Width >= picture.Height ? side : 0, picture.Width >= picture.Height ? 0 : side));
        byte[] rgba = new byte[checked(image.Width * image.Height * Rgba32Image.PixelBytes)];
        image.CopyPixelDataTo(rgba);
        return new Rgba32Image(image.Width, image.Height, rgba);
    }
}
