namespace Vae.Realtime.Gpu;

/// <summary>A number of workgroups per axis.</summary>
public readonly record struct DispatchSize(uint X, uint Y = 1, uint Z = 1)
{
    /// <summary>Enough workgroups of <paramref name="local"/> invocations for <paramref name="items"/>, along x.</summary>
    public static DispatchSize Cover(long items, long local) => new(checked((uint)((items + local - 1) / local)));

    /// <summary>Enough workgroups of a local size for a plane.</summary>
    public static DispatchSize Cover(long width, long height, long localX, long localY) =>
        new(checked((uint)((width + localX - 1) / localX)), checked((uint)((height + localY - 1) / localY)));
}
