namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>A built-in stream: its examples are drawn on the device when they are needed.</summary>
/// <param name="kind">Which one.</param>
/// <param name="size">Width and height of a picture in pixels.</param>
/// <param name="stream">Which of the stream's examples.</param>
/// <param name="classNames">The classes of its examples.</param>
internal abstract class DrawnBatches(StreamKind kind, int size, ProceduralStream stream, IReadOnlyList<string> classNames) : IBatchSource
{
    // What draws each stream.
    private static readonly Dictionary<StreamKind, Func<GpuDevice, int, ProceduralStream, DrawnBatches>> Makers = new()
    {
        [StreamKind.Glyphs] = (device, _, stream) => new GlyphBatches(device, stream),
        [StreamKind.Shapes] = (_, size, stream) => new ShapeBatches(size, stream),
        [StreamKind.Textures] = (_, size, stream) => new TextureBatches(size, stream),
    };

    public Shape Shape { get; } = new(size, size, kind.Channels);

    public int Count => stream.Count;

    public IReadOnlyList<string> ClassNames { get; } = classNames;

    /// <summary>Opens a stream.</summary>
    /// <param name="device">Where it is drawn.</param>
    /// <param name="spec">The stream.</param>
    /// <param name="stream">Which of its examples.</param>
    public static DrawnBatches Open(GpuDevice device, StreamSpec spec, ProceduralStream stream) => Makers[spec.Kind](device, spec.Size, stream);

    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed) =>
        stream.Schedule(ref entry, epoch, first, batch, seed);

    /// <remarks>The stream is random in any order, so <paramref name="shuffled"/> makes no difference.</remarks>
    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled) => Draw(recording, step, x, size);

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) => recording.Dispatch(
        new StreamLabels(step, labels, new StreamLabelsParams((uint)rows, kind.Domain, (uint)ClassNames.Count)));

    public virtual void Dispose()
    {
    }

    /// <summary>Records the drawing of a batch.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="step">Which examples.</param>
    /// <param name="x">A row for each.</param>
    /// <param name="pixels">Width and height of a picture.</param>
    private protected abstract void Draw(Recording recording, StepBindings step, Tensor x, int pixels);
}
