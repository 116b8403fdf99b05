namespace SixLabors.ImageSharp.Processing;

/// <summary>An image being changed by <see cref="ProcessingExtensions.Mutate"/>.</summary>
public interface IImageProcessingContext
{
    internal Image Image { get; }
}
