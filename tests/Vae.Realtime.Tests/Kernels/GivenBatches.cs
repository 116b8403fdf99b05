namespace Vae.Realtime.Tests.Kernels;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>One batch at a time, as the test gives it.</summary>
internal sealed class GivenBatches : IBatchSource
{
    private readonly GpuDevice _device;
    private readonly GpuArena _arena;
    private readonly Tensor _batch;
    private readonly BufferSlice _labels;

    public GivenBatches(GpuDevice device, Shape shape, int batch, IReadOnlyList<string>? classNames = null)
    {
        ClassNames = classNames;
        (_device, Shape, Count) = (device, shape, batch);
        _arena = device.CreateArena("given batch");
        _batch = Tensor.Reserve(_arena, batch, shape.Length);
        _labels = _arena.Reserve<uint>(batch);
        _arena.Commit();
    }

    public Shape Shape { get; }

    public int Count { get; }

    /// <summary>Sets the examples (batch, pixels) of the steps submitted from now on.</summary>
    public void Give(float[] x) => _batch.Upload(_device, x);

    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>Sets the classes of the examples.</summary>
    public void Give(uint[] labels) => _device.Transfers.Upload<uint>(_labels, labels);

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) => recording.Copy(_labels, labels);

    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed) => entry.Valid = (uint)Count;

    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled) => recording.Copy(_batch.Buffer, x.Buffer);

    public void Dispose() => _arena.Dispose();
}
