namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>Brings batches back to the host as a model would see them, with their labels.</summary>
internal sealed class BatchReader : IDisposable
{
    // What one read may take, in floats.
    private const int MaxFloats = 4 << 20;
    private const int MaxRows = 500;

    private readonly GpuDevice _device;
    private readonly IBatchSource _source;
    private readonly StepRing _ring;
    private readonly GpuArena _batch;
    private readonly GpuArena _host;
    private readonly BufferSlice _values;
    private readonly BufferSlice? _labels;
    private readonly int _stride;
    private readonly CompiledRecording _work;

    /// <param name="device">Where the source is.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="shuffled">In an epoch's random order rather than in the data's.</param>
    public BatchReader(GpuDevice device, IBatchSource source, bool shuffled)
    {
        (_device, _source) = (device, source);
        Rows = Math.Clamp(MaxFloats / source.Shape.Length, 1, Math.Min(MaxRows, source.Count));
        _batch = device.CreateArena("batch to read");
        _host = device.CreateArena("batch read", MemoryKind.Host);
        _ring = new StepRing(device);
        try
        {
            Tensor x = Tensor.Reserve(_batch, Rows, source.Shape.Length);
            _values = _host.Reserve(x.Buffer.Size);
            _stride = x.RowStride;
            Recording recording = new("reading a batch");
            source.Record(recording, _ring.Bindings, x, shuffled);
            if (source.ClassNames is not null)
            {
                BufferSlice labels = _batch.Reserve<uint>(Rows);
                _labels = _host.Reserve(labels.Size);
                source.RecordLabels(recording, _ring.Bindings, labels, Rows, shuffled);
                recording.Copy(labels, _labels.Value);
            }

            recording.Copy(x.Buffer, _values);
            _batch.Commit();
            _host.Commit();
            _work = device.Compile(recording);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Examples of one read.</summary>
    public int Rows { get; }

    /// <summary>Reads examples.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="first">Position of the first example in the epoch; a multiple of <see cref="Rows"/>.</param>
    /// <param name="seed">Seed of the order, or of a procedural stream.</param>
    /// <returns>How many there were: <see cref="Rows"/>, or fewer at the end of the epoch.</returns>
    public int Read(long epoch, int first, ulong seed)
    {
        ref StepEntry entry = ref _ring.Entry(0);
        entry = default;
        _source.Schedule(ref entry, epoch, first, Rows, seed);
        _device.Queue.Wait(_device.Queue.Submit(_work));
        return (int)_ring.Entry(0).Valid;
    }

    /// <summary>The values (H, W, C) of an example of the last read.</summary>
    public ReadOnlySpan<float> Example(int row) => _host.Map<float>(_values).Slice(row * _stride, _source.Shape.Length);

    /// <summary>The class of an example of the last read; null where the source has no labels.</summary>
    public int? Label(int row) => _labels is BufferSlice labels ? (int)_host.Map<uint>(labels)[row] : null;

    public void Dispose()
    {
        _work.Dispose();
        Release();
    }

    private void Release()
    {
        _ring.Dispose();
        _batch.Dispose();
        _host.Dispose();
    }
}
