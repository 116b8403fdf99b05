namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;

/// <summary>What a device can do at most: arithmetic out of registers, and memory traffic past every cache.</summary>
internal sealed class Ceilings : IDisposable
{
    private const uint TriadQuads = 1 << 21;
    private const uint Rounds = 64;

    private readonly GpuArena _arena;
    private readonly CompiledRecording[] _works;
    private readonly double _operations;

    public Ceilings(GpuDevice device)
    {
        uint invocations = device.Traits.IsCpu ? 1u << 13 : 1u << 20;
        _operations = (double)invocations * Rounds * PeakFlops.OperationsPerRound;
        _arena = device.CreateArena("ceilings");
        BufferSlice sums = _arena.Reserve(16ul * invocations);
        BufferSlice[] arrays = [.. Enumerable.Range(0, 3).Select(_ => _arena.Reserve(16ul * TriadQuads))];
        try
        {
            _arena.Commit();
            Recording arithmetic = new("arithmetic ceiling");
            arithmetic.Dispatch(new PeakFlops(sums, new PeakFlopsParams(invocations, Rounds, 0.5f, 0.25f)));
            Recording memory = new("memory ceiling");
            memory.Dispatch(new StreamTriad(arrays[0], arrays[1], arrays[2], new StreamTriadParams(TriadQuads, 0.5f)));
            _works = [device.Compile(arithmetic), device.Compile(memory)];
        }
        catch
        {
            _arena.Dispose();
            throw;
        }

        Arithmetic = Subject.Of(device, "arithmetic in registers", _works[0]);
        Memory = Subject.Of(device, "triad of 32 MiB arrays", _works[1]);
    }

    public Subject Arithmetic { get; }

    public Subject Memory { get; }

    /// <summary>Operations per second.</summary>
    public Quartiles OperationRate => Arithmetic.Rate(_operations);

    /// <summary>Bytes per second, two arrays read and one written.</summary>
    public Quartiles ByteRate => Memory.Rate(3 * 16.0 * TriadQuads);

    public void Dispose()
    {
        foreach (CompiledRecording work in _works)
        {
            work.Dispose();
        }

        _arena.Dispose();
    }
}
