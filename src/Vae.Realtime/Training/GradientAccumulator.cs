namespace Vae.Realtime.Training;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>The sum of the gradients of a step's micro-batches, and its squares.</summary>
internal sealed class GradientAccumulator : IDisposable
{
    private readonly ParameterStore _store;
    private readonly GpuArena _arena;

    public GradientAccumulator(GpuDevice device, ParameterStore store)
    {
        _store = store;
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

    public int SquareCount => GradientSum.SquareCount(Quads);

    private uint Quads => checked((uint)(_store.Bytes / 16));

    /// <summary>Appends sum, or nothing if the step begins, + gradient → sum.</summary>
    public void Record(Recording recording, StepBindings step)
    {
        recording.Dispatch(new GradientSum(step, _store.Gradients, Sum, Squares, new GradientSumParams(Quads)));
        recording.Cut();
    }

    public void Dispose() => _arena.Dispose();
}
