namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>How one pixel is stored.</summary>
public interface IPixel
{
    /// <summary>Writes this pixel as 8-bit RGBA, without premultiplication.</summary>
    void ToRgba32(ref Rgba32 dest);

    /// <summary>Sets this pixel from 8-bit RGBA; what the format cannot hold is lost.</summary>
    void FromRgba32(Rgba32 source);
}

/// <inheritdoc cref="IPixel"/>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IPixel<TSelf> : IPixel, IEquatable<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>
{
}
