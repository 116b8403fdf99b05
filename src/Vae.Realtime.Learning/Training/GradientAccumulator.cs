namespace Vae.Realtime.Learning.Training;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The sum of the gradients of a step's micro-batches, and its squares.</summary>
internal sealed class GradientAccumulator : IDisposable
{
    private readonly ParameterStore _store;
    private readonly GpuArena _arena;
    private readonly (ulong Offset, ulong Bytes)[] _runs;

    /// <param name="device">Where.</param>
    /// <param name="store">Whose gradients.</param>
    /// <param name="frozen">Says which parameters have none.</param>
    public GradientAccumulator(GpuDevice device, ParameterStore store, Func<Parameter, bool> frozen)
    {
        (_store, _runs) = (store, [.. store.Learned(frozen)]);
        _arena = device.CreateArena("accumulated gradient");
        Sum = _arena.Reserve(store.Bytes);
        Squares = _arena.Reserve<float>(SquareCount);
        try
        {
            _arena.Commit();
        }
        catch
        {
            _arena.Dispose();
            throw;
        }
    }

    /// <summary>Laid out as <see cref="ParameterStore.Gradients"/>.</summary>
    public BufferSlice Sum { get; }

    /// <summary>Partial sums of the squares of <see cref="Sum"/>.</summary>
    public BufferSlice Squares { get; }

    public int SquareCount => _runs.Sum(SquaresOf);

    /// <summary>Appends sum, or nothing if the step begins, + gradient → sum.</summary>
    public void Record(Recording recording, StepBindings step)
    {
        ulong squares = 0;
        foreach ((ulong Offset, ulong Bytes) run in _runs)
        {
            ulong size = (ulong)SquaresOf(run) * sizeof(float);
            recording.Dispatch(new GradientSum(
                step,
                _store.Gradients.Part(run.Offset, run.Bytes),
                Sum.Part(run.Offset, run.Bytes),
                Squares.Part(squares, size),
                new GradientSumParams(checked((uint)(run.Bytes / 16)))));
            recording.Cut();
            squares += size;
        }
    }

    public void Dispose() => _arena.Dispose();

    // A multiple of a workgroup's 256 bytes, which is as much alignment as any device asks for.
    private static int SquaresOf((ulong Offset, ulong Bytes) run) => GradientSum.SquareCount((long)(run.Bytes / 16));
}
