namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The endless stream of shapes, drawn on the device.</summary>
/// <param name="size">Width and height of a picture in pixels, a multiple of 32.</param>
/// <param name="stream">Which of the stream's examples.</param>
internal sealed class ShapeBatches(int size, ProceduralStream stream) : IBatchSource
{
    private const uint Domain = 0x53484150;

    public Shape Shape { get; } = new(size, size, 3);

    public int Count => stream.Count;

    /// <summary>Kinds of an example's shapes, which are its classes.</summary>
    public IReadOnlyList<string> ClassNames { get; } =
        ["disc", "ring", "moon", "triangle", "square", "cross", "star", "heart", "drop", "flower"];

    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed) =>
        stream.Schedule(ref entry, epoch, first, batch, seed);

    /// <remarks>The stream is random in any order, so <paramref name="shuffled"/> makes no difference.</remarks>
    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled) => recording.Dispatch(new Shapes(
        step, x.Buffer, new StreamParams((uint)x.Rows, (uint)x.RowStride, (uint)size)));

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) => recording.Dispatch(
        new StreamLabels(step, labels, new StreamLabelsParams((uint)rows, Domain, (uint)ClassNames.Count)));

    public void Dispose()
    {
    }
}
