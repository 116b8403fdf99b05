namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;

/// <summary>What a device can do at most: arithmetic out of registers, and memory traffic past every cache.</summary>
internal sealed class Ceilings : IDisposable
{
    private const uint TriadQuads = 1 << 21;
    private const uint Steps = 1024;

    private readonly GpuArena _arena;
    private readonly CompiledRecording[] _works;
    private readonly (Subject Subject, double Operations)[] _arithmetic;

    public Ceilings(GpuDevice device)
    {
        uint invocations = device.Traits.IsCpu ? 1u << 13 : 1u << 20;
        _arena = device.CreateArena("ceilings");
        BufferSlice sums = _arena.Reserve(16ul * invocations);
        BufferSlice[] arrays = [.. Enumerable.Range(0, 3).Select(_ => _arena.Reserve(16ul * TriadQuads))];
        try
        {
            _arena.Commit();
            Recording memory = new("memory ceiling");
            memory.Dispatch(new StreamTriad(arrays[0], arrays[1], arrays[2], new StreamTriadParams(TriadQuads, 0.5f)));
            _works = [device.Compile(memory), .. PeakShape.All.Select(shape => device.Compile(Chains(sums, invocations, shape)))];
        }
        catch
        {
            _arena.Dispose();
            throw;
        }

        Memory = Subject.Of(device, "triad of 32 MiB arrays", _works[0]);
        _arithmetic =
        [
            .. PeakShape.All.Zip(_works.Skip(1), (shape, work) =>
                (Subject.Of(device, "arithmetic in registers", work), (double)invocations * shape.OperationsPerRound * Rounds(shape))),
        ];
    }

    /// <summary>Memory traffic past every cache.</summary>
    public Subject Memory { get; }

    /// <summary>Arithmetic in registers, by each shape of the loop.</summary>
    public IEnumerable<Subject> Arithmetics => _arithmetic.Select(each => each.Subject);

    /// <summary>The shape that the driver compiled best; after the measurement.</summary>
    public Subject Arithmetic => Best.Subject;

    /// <summary>Operations per second of the best shape.</summary>
    public Quartiles OperationRate => Best.Subject.Rate(Best.Operations);

    /// <summary>Bytes per second, two arrays read and one written.</summary>
    public Quartiles ByteRate => Memory.Rate(3 * 16.0 * TriadQuads);

    private (Subject Subject, double Operations) Best => _arithmetic.MaxBy(each => each.Subject.Rate(each.Operations).Median);

    public void Dispose()
    {
        foreach (CompiledRecording work in _works)
        {
            work.Dispose();
        }

        _arena.Dispose();
    }

    private static uint Rounds(PeakShape shape) => Steps / (uint)shape.Unroll;

    private static Recording Chains(BufferSlice sums, uint invocations, PeakShape shape)
    {
        Recording recording = new("arithmetic ceiling");
        recording.Dispatch(new PeakFlops(sums, new PeakFlopsParams(invocations, Rounds(shape), 0.5f, 0.25f), shape));
        return recording;
    }
}
