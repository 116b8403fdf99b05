namespace Vae.Realtime.Learning.Kernels.Tuning;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>Zeroed operands of one product, and recordings of it in any variant.</summary>
internal sealed class GemmOperands : IDisposable
{
    private readonly GpuArena _arena;
    private readonly GemmShape _shape;
    private readonly BufferSlice _a;
    private readonly BufferSlice _b;
    private readonly BufferSlice _c;
    private readonly BufferSlice _vector;
    private readonly BufferSlice _sums;
    private readonly BufferSlice _like;
    private readonly StepBindings _step;

    public GemmOperands(GpuDevice device, GemmShape shape)
    {
        _shape = shape;
        _arena = device.CreateArena("tuning operands");
        (long rows, long columns, long inner) = (GemmParams.Pad(shape.Rows), GemmParams.Pad(shape.Columns), GemmParams.Pad(shape.Inner));
        _a = _arena.Reserve<float>(rows * inner);
        _b = _arena.Reserve<float>(inner * columns);
        _c = _arena.Reserve<float>(rows * columns);
        _like = _arena.Reserve<float>(rows * columns);
        _vector = _arena.Reserve<float>(Math.Max(rows, columns));
        _sums = _arena.Reserve<float>(GemmTile.All.Max(tile => tile.Count(shape.Rows, (int)columns)));
        _step = new StepBindings(_arena.Reserve<StepEntry>(1), _arena.Reserve<uint>(8));
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

    public Recording Record(GemmTile tile, int repeats)
    {
        Recording recording = new($"{_shape} {tile}");
        for (int i = 0; i < repeats; i++)
        {
            switch (_shape.Operation)
            {
                case GemmOperation.Forward:
                    recording.Dispatch(new LinearForward(_a, _b, _vector, _c, Size(_shape.Inner, _shape.Inner), tile));
                    break;
                case GemmOperation.Bernoulli:
                    recording.Dispatch(new LinearBernoulli(
                        _step, _a, _b, _vector, _like, _c, _sums, Size(_shape.Inner, _shape.Inner), tile));
                    break;
                case GemmOperation.BackwardInput:
                    recording.Dispatch(new LinearBackwardInput(_a, _b, _like, _c, Size(_shape.Inner, _shape.Columns), tile));
                    break;
                default:
                    recording.Dispatch(new LinearBackwardWeight(_a, _b, _c, _vector, _sums, Size(_shape.Rows, _shape.Columns), tile));
                    break;
            }
        }

        return recording;
    }

    public void Dispose() => _arena.Dispose();

    private GemmParams Size(int aColumns, int bColumns) => new(
        (uint)_shape.Rows,
        (uint)GemmParams.Pad(_shape.Columns),
        (uint)GemmParams.Pad(_shape.Inner),
        (uint)GemmParams.Pad(aColumns) / 4,
        (uint)GemmParams.Pad(bColumns) / 4,
        (uint)GemmParams.Pad(_shape.Columns) / 4,
        0,
        _shape.Operation == GemmOperation.BackwardWeight ? 0 : (uint)_shape.Columns);
}
