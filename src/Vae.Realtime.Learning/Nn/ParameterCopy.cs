namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <summary>A copy, on the device, of all that training changes of a model: parameters, Adam's moments and running averages.</summary>
internal sealed class ParameterCopy : IDisposable
{
    private readonly GpuDevice _device;
    private readonly GpuArena _arena;
    private readonly (BufferSlice Live, BufferSlice Kept)[] _runs;
    private readonly BufferSlice _gradients;

    /// <param name="device">Where the parameters live.</param>
    /// <param name="store">Store of a trainable model.</param>
    /// <exception cref="GpuException">There is no memory left for it.</exception>
    public ParameterCopy(GpuDevice device, ParameterStore store)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(store);
        (_device, _gradients) = (device, store.Gradients);
        _arena = device.CreateArena("parameters kept");
        _runs = [.. store.State.Select(run => (run, _arena.Reserve(run.Size)))];
        _arena.Commit();
    }

    /// <summary>Copies what there is at present, and waits for it.</summary>
    public void Take()
    {
        Recording recording = new("keep parameters");
        Array.ForEach(_runs, run => recording.Copy(run.Live, run.Kept));
        _device.RunOnce(recording);
    }

    /// <summary>Brings back what was copied last, drops what a step may have begun to add up, and waits for it.</summary>
    public void PutBack()
    {
        Recording recording = new("bring parameters back");
        Array.ForEach(_runs, run => recording.Copy(run.Kept, run.Live));
        recording.Fill(_gradients, 0);
        _device.RunOnce(recording);
    }

    public void Dispose() => _arena.Dispose();
}
