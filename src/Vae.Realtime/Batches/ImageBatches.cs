namespace Vae.Realtime.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>A set of images kept on the device as bytes; each epoch is a keyed permutation computed in the shader.</summary>
public sealed class ImageBatches : IBatchSource
{
    private readonly GpuArena _arena;
    private readonly BufferSlice _bytes;

    public ImageBatches(GpuDevice device, ImageSet images)
    {
        (Shape, Count) = (images.Shape, images.Count);
        _arena = device.CreateArena("data");
        _bytes = _arena.Reserve((ulong)images.Pixels.Length);
        try
        {
            _arena.Commit();
            device.Upload<byte>(_bytes, images.Pixels);
        }
        catch
        {
            _arena.Dispose();
            throw;
        }
    }

    public ImageShape Shape { get; }

    public int Count { get; }

    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed)
    {
        entry.Valid = (uint)Math.Min(batch, Count - first);
        entry.Cursor = (uint)first;
        entry.OrderKey = Keys.Derive(seed, Keys.Order, (ulong)epoch);
    }

    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled) => recording.Dispatch(new Gather(
        step,
        _bytes,
        x.Data,
        new GatherParams((uint)x.Rows, (uint)Shape.Length, (uint)x.RowStride, (uint)Count, shuffled ? 1u : 0u)));

    public void Dispose() => _arena.Dispose();
}
