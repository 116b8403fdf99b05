namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Examples that stay in host memory and pass through a region of device memory. The region has two halves: a block of examples, in the
/// epoch's order, is copied into one while the steps of the block before read the other, and while a thread packs the next block. The order
/// is that of resident data, so that training gives the same to the bit.
/// </summary>
/// <remarks>
/// Serves one recording at a time, the one that was recorded last, with batches scheduled in order; others cost a copy that is waited for.
/// No more batches than <see cref="Ahead"/> may be scheduled before they are submitted.
/// </remarks>
internal sealed class PagedBatches : IBatchSource
{
    // Enough to keep a fast bus busy, little compared with what models take.
    private const long DefaultBytes = 64 << 20;
    private const long MaxBytes = 1L << 30;

    // Halves begin at whole words, whatever the size of an example.
    private const int Granule = 16;

    private readonly GpuDevice _device;
    private readonly ExampleSet _set;
    private readonly GpuArena _staging;
    private readonly GpuArena _region;
    private readonly DeviceExamples _examples;
    private readonly BufferSlice[] _stagedData = new BufferSlice[2];
    private readonly BufferSlice[] _stagedLabels = new BufferSlice[2];
    private readonly CompiledRecording?[] _copies = new CompiledRecording?[2];
    private readonly ulong[] _copied = new ulong[2];
    private readonly Block?[] _blocks = new Block?[2];
    private readonly int _room;
    private Task? _packing;
    private Block _packed;
    private int _current;
    private int _blockLength;
    private bool _shuffled;

    /// <param name="device">The device that holds the pages.</param>
    /// <param name="set">The examples; kept.</param>
    /// <param name="bytes">Device memory to use for both halves.</param>
    /// <exception cref="VaeException">Not even two examples fit.</exception>
    public PagedBatches(GpuDevice device, ExampleSet set, long bytes)
    {
        (_device, _set, ClassNames) = (device, set, set.ClassNames);
        long exampleBytes = set.ExampleBytes + (set.Labels is null ? 0 : 1);
        _room = (int)Math.Min(bytes / 2 / exampleBytes, set.Count + Granule - 1) / Granule * Granule;
        if (_room == 0)
        {
            throw new VaeException(
                $"{DataOptions.MemoryKey}= of {bytes:N0} bytes is too little: two blocks of {Granule} examples take "
                + $"{2 * Granule * exampleBytes:N0}; give more");
        }

        _staging = device.CreateArena("data on their way", MemoryKind.Host);
        _region = device.CreateArena("streamed data");
        _examples = new DeviceExamples(
            set.Shape,
            _region.Reserve((ulong)(2L * _room * set.ExampleBytes)),
            set.Labels is null ? null : _region.Reserve((ulong)(2L * _room)),
            2 * _room,
            set is VectorSet ? set.Shape.Length : 0);
        try
        {
            Reserve();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Shape Shape => _set.Shape;

    public int Count => _set.Count;

    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>Device memory for streaming; null where the examples fit as they are.</summary>
    /// <param name="device">Whose limits count.</param>
    /// <param name="set">The examples.</param>
    /// <param name="wanted">The most they may take; null for what one binding of the device holds.</param>
    public static long? Budget(GpuDevice device, ExampleSet set, long? wanted)
    {
        long binding = (long)Math.Min(device.Traits.MaxStorageRange, long.MaxValue);
        return set.Bytes <= Math.Min(wanted ?? binding, binding) ? null : Math.Min(wanted ?? DefaultBytes, Math.Min(binding, MaxBytes));
    }

    public int Ahead(int first, int batch)
    {
        int begin = first / _blockLength * _blockLength;
        int next = begin + _blockLength < Count ? begin + _blockLength : 0;
        return Batches(Math.Min(Count, begin + _blockLength) - first, batch) + Batches(Math.Min(Count - next, _blockLength), batch);
    }

    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed)
    {
        int index = first / _blockLength;
        int within = first - (index * _blockLength);
        entry.Valid = (uint)Math.Min(batch, Count - first);
        if (within + entry.Valid > _blockLength)
        {
            throw new ArgumentException($"Batches of {batch} from {first} on were not recorded.", nameof(batch));
        }

        // In the data's own order all epochs are one.
        Block block = _shuffled ? new Block(RandomKeys.Derive(seed, RandomKeys.Order, (ulong)epoch), index) : new Block(0, index);
        if (_blocks[_current] != block)
        {
            Bring(block, index + 1 < Blocks ? block with { Index = index + 1 }
                : new Block(_shuffled ? RandomKeys.Derive(seed, RandomKeys.Order, (ulong)epoch + 1) : 0, 0));
        }

        // The cursor stays the position in the epoch, which the posterior noise follows too.
        entry.Cursor = (uint)first;
        entry.OrderKey = unchecked((uint)((_current * _room) + within - first));
    }

    /// <exception cref="VaeException">The batch is larger than a block.</exception>
    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled)
    {
        _blockLength = _room / x.Rows * x.Rows;
        if (_blockLength == 0)
        {
            throw new VaeException(
                $"A batch of {x.Rows} does not fit the {_room:N0} examples that stream through device memory at a time; "
                + $"give more {DataOptions.MemoryKey}=, or a smaller --batch.");
        }

        _packing?.Wait();
        (_packing, _shuffled) = (null, shuffled);
        Array.Clear(_blocks);
        _examples.Record(recording, step, x, GatherOrder.Shifted);
    }

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) =>
        _examples.RecordLabels(recording, step, labels, rows, GatherOrder.Shifted);

    public void Dispose()
    {
        _packing?.Wait();
        _device.Queue.Wait(Math.Max(_copied[0], _copied[1]));
        Array.ForEach(_copies, copy => copy?.Dispose());
        _staging.Dispose();
        _region.Dispose();
    }

    private int Blocks => Batches(Count, _blockLength);

    private static int Batches(int examples, int batch) => (examples + batch - 1) / batch;

    private void Reserve()
    {
        for (int half = 0; half < 2; half++)
        {
            _stagedData[half] = _staging.Reserve((ulong)((long)_room * _set.ExampleBytes));
            _stagedLabels[half] = _set.Labels is null ? default : _staging.Reserve((ulong)_room);
        }

        _staging.Commit();
        _region.Commit();
        for (int half = 0; half < 2; half++)
        {
            Recording copy = new("upload of a block");
            copy.Copy(_stagedData[half], Half(_examples.Data, half, _stagedData[half].Size));
            if (_examples.Labels is BufferSlice labels)
            {
                copy.Copy(_stagedLabels[half], Half(labels, half, _stagedLabels[half].Size));
            }

            _copies[half] = _device.Compile(copy);
        }
    }

    private static BufferSlice Half(BufferSlice whole, int half, ulong size) => whole.Part((ulong)half * size, size);

    // Steps submitted before the copy are done with what it overwrites: the queue runs in order.
    private void Bring(Block block, Block next)
    {
        int half = 1 - _current;
        if (_packing is not null)
        {
            _packing.GetAwaiter().GetResult();
        }

        if (_packing is null || _packed != block)
        {
            Pack(block, half);
        }

        _copied[half] = _device.Queue.Submit(_copies[half]!);
        (_blocks[half], _current, _packed) = (block, half, next);
        _packing = Task.Run(() => Pack(next, 1 - half));
    }

    private void Pack(Block block, int half)
    {
        // Its last copy may still be reading.
        _device.Queue.Wait(_copied[half]);
        Span<byte> data = _staging.Map<byte>(_stagedData[half]);
        Span<byte> labels = _set.Labels is null ? [] : _staging.Map<byte>(_stagedLabels[half]);
        int begin = block.Index * _blockLength;
        int length = Math.Min(_blockLength, Count - begin);
        for (int at = 0; at < length; at++)
        {
            int example = begin + at;
            example = _shuffled ? (int)KeyedPermutation.Of((uint)example, (uint)Count, block.Key) : example;
            _set.CopyTo(example, data.Slice(at * _set.ExampleBytes, _set.ExampleBytes));
            if (_set.Labels is not null)
            {
                labels[at] = _set.Labels[example];
            }
        }
    }

    // Part of an epoch: what its order is made from, and which part.
    private readonly record struct Block(ulong Key, int Index);
}
