namespace SixLabors.ImageSharp.Processing;

internal sealed class ImageProcessingContext(Image image) : IImageProcessingContext
{
    public Image Image => image;
}
