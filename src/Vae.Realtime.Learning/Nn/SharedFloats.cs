namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;

/// <summary>Scratch that is another module's as soon as this one has done with it.</summary>
internal sealed class SharedFloats
{
    private readonly SharedSlice _slice;
    private readonly ulong _bytes;

    public SharedFloats(SharedSlice slice, long count)
    {
        (_slice, _bytes) = (slice, checked((ulong)count * sizeof(float)));
        slice.Need(_bytes);
    }

    /// <summary>Where it lies; known once the arena is committed.</summary>
    public BufferSlice Slice => _slice.Take(_bytes);
}
