namespace SixLabors.ImageSharp.Processing;

/// <summary>Changing the size of images.</summary>
public static class ResizeExtensions
{
    /// <summary>Resamples the image bicubically to a size in pixels; 0 for one side keeps the proportions.</summary>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        ArgumentOutOfRangeException.ThrowIfZero(width + (long)height, nameof(width));
        Image image = source.Image;
        width = width == 0 ? Proportional(image.Width, height, image.Height) : width;
        height = height == 0 ? Proportional(image.Height, width, image.Width) : height;
        if ((width, height) != (image.Width, image.Height))
        {
            image.Resample(width, height);
        }

        return source;
    }

    private static int Proportional(int side, int otherTarget, int other) =>
        Math.Max(1, (int)Math.Round((double)side * otherTarget / other, MidpointRounding.AwayFromZero));
}
