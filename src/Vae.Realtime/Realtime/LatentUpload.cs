namespace Vae.Realtime.Realtime;

using Vae.Realtime.Gpu;
using Vae.Realtime.Nn;

/// <summary>
/// Brings a latent to the device within a frame's commands. Every frame in flight has a slot of its own, so that the host never writes
/// what an earlier frame is still to read.
/// </summary>
public sealed class LatentUpload : IDisposable
{
    private readonly GpuArena _arena;
    private readonly BufferSlice[] _slots;
    private readonly CompiledRecording[] _copies;
    private readonly int _size;

    /// <param name="device">Where the latent goes.</param>
    /// <param name="target">Its first row receives the latent.</param>
    /// <param name="slots">Frames in flight.</param>
    public LatentUpload(GpuDevice device, Tensor target, int slots)
    {
        _size = target.Columns;
        _slots = new BufferSlice[slots];
        _copies = new CompiledRecording[slots];
        _arena = device.CreateArena("latent slots", MemoryKind.Host);
        for (int i = 0; i < slots; i++)
        {
            _slots[i] = _arena.Reserve<float>(target.RowStride);
        }

        try
        {
            _arena.Commit();
            for (int i = 0; i < slots; i++)
            {
                Recording copy = new("latent");
                copy.Copy(_slots[i], target.Data);
                _copies[i] = device.Compile(copy);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes a latent into a frame's slot and its copy into the frame's commands.</summary>
    public void Encode(in RenderTarget target, long frame, ReadOnlySpan<float> latent)
    {
        int slot = (int)(frame % _slots.Length);
        latent[.._size].CopyTo(_arena.Map<float>(_slots[slot]));
        GpuDevice.Encode(target, _copies[slot]);
    }

    public void Dispose()
    {
        foreach (CompiledRecording? copy in _copies)
        {
            copy?.Dispose();
        }

        _arena.Dispose();
    }
}
