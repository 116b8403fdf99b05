namespace Vae.Realtime.Gpu.Kernels;

/// <summary>A number of workgroups per axis.</summary>
internal readonly record struct DispatchSize(uint X, uint Y = 1, uint Z = 1)
{
    // A part of fewer leaves cores idle where a workgroup is one core's work.
    private const uint MinGroups = 4;

    /// <summary>Workgroups in all.</summary>
    public ulong Count => (ulong)X * Y * Z;

    /// <summary>The most parts that it is worth being launched in.</summary>
    public int MaxParts => (int)Math.Clamp(Count / MinGroups, 1, Math.Max(X, Math.Max(Y, Z)));

    /// <summary>One of several parts of nearly equal size, along the longest axis.</summary>
    /// <param name="index">Counted from 0.</param>
    /// <param name="parts">At most <see cref="MaxParts"/>.</param>
    /// <returns>Its first workgroup, and its size.</returns>
    public (DispatchSize First, DispatchSize Size) Part(int index, int parts)
    {
        uint length = Math.Max(X, Math.Max(Y, Z));
        uint from = (uint)((ulong)length * (uint)index / (uint)parts);
        uint count = (uint)((ulong)length * ((uint)index + 1) / (uint)parts) - from;
        return length == X ? (new DispatchSize(from, 0, 0), this with { X = count })
            : length == Y ? (new DispatchSize(0, from, 0), this with { Y = count })
            : (new DispatchSize(0, 0, from), this with { Z = count });
    }

    /// <summary>Enough workgroups of <paramref name="local"/> invocations for <paramref name="items"/>, along x.</summary>
    public static DispatchSize Cover(long items, long local) => new(checked((uint)((items + local - 1) / local)));

    /// <summary>Enough workgroups of a local size for a plane.</summary>
    public static DispatchSize Cover(long width, long height, long localX, long localY) =>
        new(checked((uint)((width + localX - 1) / localX)), checked((uint)((height + localY - 1) / localY)));
}
