namespace SixLabors.ImageSharp.Processing;

/// <summary>Changing images in place.</summary>
public static class ProcessingExtensions
{
    /// <summary>Applies the operations, in the order they are called, to the image.</summary>
    public static void Mutate(this Image source, Action<IImageProcessingContext> operation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(operation);
        operation(new ImageProcessingContext(source));
    }
}
