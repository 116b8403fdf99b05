namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data.Glyphs;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The endless stream of glyphs, drawn on the device.</summary>
internal sealed class GlyphBatches : IBatchSource
{
    // That of shaders/data/glyphs.glsl.
    private const uint Domain = 0x474C5950;

    private readonly GpuArena _arena;
    private readonly BufferSlice _table;
    private readonly ProceduralStream _stream;

    /// <param name="device">Where they are drawn.</param>
    /// <param name="stream">Which of the stream's examples.</param>
    public GlyphBatches(GpuDevice device, ProceduralStream stream)
    {
        _stream = stream;
        uint[] table = GlyphTable.Create();
        _arena = device.CreateArena("glyph table");
        _table = _arena.Reserve<uint>(table.Length);
        try
        {
            _arena.Commit();
            device.Upload<uint>(_table, table);
        }
        catch
        {
            _arena.Dispose();
            throw;
        }
    }

    public Shape Shape { get; } = new(GlyphTable.Side, GlyphTable.Side, 1);

    public int Count => _stream.Count;

    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed) =>
        _stream.Schedule(ref entry, epoch, first, batch, seed);

    /// <remarks>The stream is random in any order, so <paramref name="shuffled"/> makes no difference.</remarks>
    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled) => recording.Dispatch(new Glyphs(
        step, _table, x.Buffer, new GlyphParams((uint)x.Rows, (uint)x.RowStride)));

    public IReadOnlyList<string> ClassNames { get; } = [.. GlyphStrokes.Labels.Select(label => $"{label}")];

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) =>
        recording.Dispatch(new StreamLabels(step, labels, new StreamLabelsParams((uint)rows, Domain, (uint)ClassNames.Count)));

    public void Dispose() => _arena.Dispose();
}
