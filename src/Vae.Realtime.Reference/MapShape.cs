namespace Vae.Realtime.Reference;

/// <summary>Shape of a batch of images, stored densely in this order.</summary>
internal readonly record struct MapShape(int Batch, int Height, int Width, int Channels)
{
    public int Pixels => Height * Width;

    public int Rows => Batch * Height * Width;

    public int Count => Rows * Channels;

    /// <summary>Where a value lies.</summary>
    public int Index(int example, int y, int x, int channel) => (((((example * Height) + y) * Width) + x) * Channels) + channel;
}
