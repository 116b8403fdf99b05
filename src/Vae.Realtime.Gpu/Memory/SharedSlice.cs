namespace Vae.Realtime.Gpu.Memory;

/// <summary>A turn in memory that several users share: what it holds is lost as soon as another of them takes its turn.</summary>
/// <param name="Arena">Owner of the memory.</param>
/// <param name="Name">Of the memory that is shared.</param>
/// <param name="Size">Bytes of this turn.</param>
internal readonly record struct SharedSlice(GpuArena Arena, string Name, ulong Size)
{
    /// <summary>Where it lies, once the arena is committed.</summary>
    public BufferSlice Slice => Arena.Shared(Name).Part(0, Size);
}
