namespace Vae.Realtime.Gpu.Memory;

/// <summary>A range of an arena's buffer.</summary>
/// <param name="Arena">Owner of the memory.</param>
/// <param name="Offset">Bytes from the start of the arena's buffer.</param>
/// <param name="Size">Bytes.</param>
internal readonly record struct BufferSlice(GpuArena Arena, ulong Offset, ulong Size)
{
    /// <summary>A part of this slice; a bound offset must keep the device's alignment.</summary>
    public BufferSlice Part(ulong offset, ulong size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + size, Size);
        return new BufferSlice(Arena, Offset + offset, size);
    }

    /// <summary>Where the slice begins for kernels.</summary>
    internal ulong Address => Arena.Address + Offset;

    internal bool Overlaps(in BufferSlice other) =>
        ReferenceEquals(Arena, other.Arena) && Offset < other.Offset + other.Size && other.Offset < Offset + Size;
}
