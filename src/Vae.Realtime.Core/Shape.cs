namespace Vae.Realtime;

/// <summary>The size of one example: an image, or what is stored as one. Row-major, with the channels of a pixel together (H, W, C).</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Channels">Values per pixel: 1 for grey, 3 for red, green, blue.</param>
internal readonly record struct Shape(int Height, int Width, int Channels)
{
    /// <summary>Values in one image.</summary>
    public int Length => checked(Height * Width * Channels);

    /// <summary>Height x width x channels, the way messages name it.</summary>
    public override string ToString() => $"{Height}x{Width}x{Channels}";
}
