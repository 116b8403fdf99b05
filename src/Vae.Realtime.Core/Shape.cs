namespace Vae.Realtime;

/// <summary>The size of one image. Pixels are stored row-major with the channels of a pixel together (H, W, C).</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Channels">Values per pixel: 1 for grey, 3 for red, green, blue.</param>
internal readonly record struct Shape(int Height, int Width, int Channels)
{
    /// <summary>Values in one image.</summary>
    public int Length => checked(Height * Width * Channels);

    /// <summary>Whether examples of the shape are images of values in [0,1], and not windows of a series or rows of a table.</summary>
    public bool IsImage => Width > 1;

    /// <summary>Height x width x channels, the way messages name it.</summary>
    public override string ToString() => $"{Height}x{Width}x{Channels}";
}
