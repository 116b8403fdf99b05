namespace Vae.Realtime.Data.Tables;

/// <summary>How the values of a row make a picture.</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Channels">Values per pixel, 1 or 3.</param>
/// <param name="Planes">Whether the values of a channel stand together: C x H x W.</param>
internal readonly record struct ImageForm(int Height, int Width, int Channels, bool Planes)
{
    /// <summary>Values in a picture.</summary>
    public int Length => checked(Height * Width * Channels);
}
