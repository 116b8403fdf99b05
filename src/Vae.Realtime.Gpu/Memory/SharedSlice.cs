namespace Vae.Realtime.Gpu.Memory;

/// <summary>A slice whose users take turns: it is as large as the largest of them needs, and what it held is lost with every turn.</summary>
internal sealed class SharedSlice
{
    private readonly GpuArena _arena;
    private ulong _bytes;
    private BufferSlice? _slice;

    internal SharedSlice(GpuArena arena) => _arena = arena;

    /// <summary>Plans a turn, before the arena is committed.</summary>
    /// <param name="bytes">At least 1.</param>
    public void Need(ulong bytes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bytes);
        if (_slice is not null)
        {
            throw new GpuException($"Arena '{_arena.Name}' is committed; nothing more can be reserved in it.");
        }

        _bytes = Math.Max(_bytes, bytes);
    }

    /// <summary>What a turn that was planned may use, once the arena is committed.</summary>
    /// <param name="bytes">As planned.</param>
    public BufferSlice Take(ulong bytes) => _slice is BufferSlice whole
        ? whole.Part(0, bytes)
        : throw new GpuException($"Arena '{_arena.Name}' was used before it was committed.");

    // At least one byte: a slice that nobody needs is no mistake.
    internal void Reserve() => _slice = _arena.Reserve(Math.Max(_bytes, 1));
}
