namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>Examples kept on the device as they are: bytes or floats. Each epoch is a keyed permutation computed in the shader.</summary>
internal abstract class ResidentBatches : IBatchSource
{
    private readonly GpuArena _arena;
    private readonly DeviceExamples _examples;

    private protected ResidentBatches(GpuDevice device, ExampleSet set, int pitch, Action<BufferSlice> upload)
    {
        ClassNames = set.ClassNames;
        _arena = device.CreateArena("data");
        _examples = new DeviceExamples(
            set.Shape,
            _arena.Reserve((ulong)set.Bytes),
            set.Labels is null ? null : _arena.Reserve((ulong)set.Count),
            set.Count,
            pitch);
        try
        {
            _arena.Commit();
            upload(_examples.Data);
            if (_examples.Labels is BufferSlice labels)
            {
                device.Transfers.Upload<byte>(labels, set.Labels);
            }
        }
        catch
        {
            _arena.Dispose();
            throw;
        }
    }

    public Shape Shape => _examples.Shape;

    public int Count => _examples.Count;

    public IReadOnlyList<string>? ClassNames { get; }

    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed)
    {
        entry.Valid = (uint)Math.Min(batch, Count - first);
        entry.Cursor = (uint)first;
        entry.OrderKey = RandomKeys.Derive(seed, RandomKeys.Order, (ulong)epoch);
    }

    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled) => _examples.Record(recording, step, x, Order(shuffled));

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) =>
        _examples.RecordLabels(recording, step, labels, rows, Order(shuffled));

    public void Dispose()
    {
        _arena.Dispose();
        GC.SuppressFinalize(this);
    }

    private static GatherOrder Order(bool shuffled) => shuffled ? GatherOrder.Shuffled : GatherOrder.Data;
}
