namespace SixLabors.ImageSharp;

/// <summary>What an image's header says.</summary>
public sealed class ImageInfo
{
    internal ImageInfo(int width, int height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }
}
