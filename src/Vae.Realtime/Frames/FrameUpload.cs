namespace Vae.Realtime.Frames;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Brings values of the host to the device within a frame's commands. Every frame in flight has a slot of its own, so that the host
/// never writes what an earlier frame is still to read.
/// </summary>
internal sealed class FrameUpload : IDisposable
{
    private readonly GpuArena _arena;
    private readonly BufferSlice[] _slots;
    private readonly CompiledRecording?[] _copies;

    /// <param name="device">Where the values go.</param>
    /// <param name="target">Receives them.</param>
    /// <param name="slots">Frames in flight.</param>
    public FrameUpload(GpuDevice device, BufferSlice target, int slots)
    {
        ArgumentNullException.ThrowIfNull(device);
        _slots = new BufferSlice[slots];
        _copies = new CompiledRecording[slots];
        _arena = device.CreateArena($"values for '{target.Arena.Name}'", MemoryKind.Host);
        for (int i = 0; i < slots; i++)
        {
            _slots[i] = _arena.Reserve(target.Size);
        }

        try
        {
            _arena.Commit();
            for (int i = 0; i < slots; i++)
            {
                Recording copy = new("frame values");
                copy.Copy(_slots[i], target);
                _copies[i] = device.Compile(copy);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>A frame's values, to be written whole before <see cref="Encode"/>.</summary>
    public Span<T> Slot<T>(long frame)
        where T : unmanaged => _arena.Map<T>(_slots[frame % _slots.Length]);

    /// <summary>Writes the copy of a frame's values into the frame's commands.</summary>
    public void Encode(in RenderTarget target, long frame) => TargetEncoder.Encode(target, _copies[frame % _slots.Length]!);

    public void Dispose()
    {
        foreach (CompiledRecording? copy in _copies)
        {
            copy?.Dispose();
        }

        _arena.Dispose();
    }
}
