namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;

/// <summary>Collects what the passes of one batch size need of an arena, before it is committed.</summary>
/// <param name="device">Whose alignment counts.</param>
/// <param name="arena">Activations, gradients and scratch.</param>
/// <param name="batch">Examples.</param>
/// <param name="training">Whether a backward pass follows, and statistics are the batch's own.</param>
/// <param name="squares">Room for partial sums of squares; see <see cref="SquareRoom"/>.</param>
/// <param name="frozen">Says which parameters stay as they are, so that their gradients are not needed; null for none.</param>
internal sealed class PassPlan(
    GpuDevice device, GpuArena arena, int batch, bool training, BufferSlice squares, Func<Parameter, bool>? frozen = null)
{
    // A module may ask in several parts, each of which is aligned.
    private const int PartsPerModule = 8;

    private ulong _used;

    public int Batch => batch;

    public bool Training => training;

    /// <summary>Partial sums handed out so far, with the zeros between them.</summary>
    public int SquareCount => (int)(_used / sizeof(float));

    /// <summary>Floats that the partial sums of these modules take at most.</summary>
    public static long SquareRoom(GpuDevice device, IEnumerable<Module> modules, int batch) => modules
        .SelectMany(module => module.Leaves)
        .Sum(leaf => leaf.SquareTiles(batch) + (PartsPerModule * (long)device.Traits.OffsetAlignment / sizeof(float)));

    /// <summary>The same batch through modules that nothing is learned in, nor before them: no backward pass, statistics are the averages.</summary>
    public PassPlan WithoutBackward() => new(device, arena, batch, training: false, default);

    /// <summary>Whether the gradient of any of a module's parameters is wanted.</summary>
    public bool Learns(Module module) =>
        training && module.Leaves.SelectMany(leaf => leaf.Parameters).Any(parameter => frozen is null || !frozen(parameter));

    /// <summary>Reserves a map.</summary>
    public FeatureMap Map(Shape shape) => FeatureMap.Reserve(arena, batch, shape);

    /// <summary>Reserves a map laid out as another one.</summary>
    public FeatureMap Like(FeatureMap map) =>
        map.Packed ? FeatureMap.ReservePacked(arena, batch, map.Shape) : FeatureMap.Reserve(arena, batch, map.Shape);

    /// <summary>Reserves plain floats.</summary>
    public BufferSlice Floats(long count) => arena.Reserve<float>(count);

    /// <summary>Floats that modules take turns with, by a name that they agree on.</summary>
    public SharedSlice Shared(string name, long count) => arena.Share(name, checked((ulong)count * sizeof(float)));

    /// <summary>Hands out room for partial sums of squares of parameter gradients, which end up in the gradient's norm.</summary>
    public BufferSlice Squares(int count)
    {
        ulong alignment = device.Traits.OffsetAlignment;
        BufferSlice part = squares.Part(_used, (ulong)count * sizeof(float));
        _used = (_used + part.Size + alignment - 1) / alignment * alignment;
        return part;
    }
}
