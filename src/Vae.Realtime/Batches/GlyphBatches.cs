namespace Vae.Realtime.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Glyphs;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>The endless stream of glyphs, drawn on the device.</summary>
public sealed class GlyphBatches : IBatchSource
{
    // That of shaders/include/glyphs.glsl.
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

    public ImageShape Shape { get; } = new(GlyphTable.Side, GlyphTable.Side, 1);

    public int Count => _stream.Count;

    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed) =>
        _stream.Schedule(ref entry, epoch, first, batch, seed);

    /// <remarks>The stream is random in any order, so <paramref name="shuffled"/> makes no difference.</remarks>
    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled) => recording.Dispatch(new Glyphs(
        step, _table, x.Data, new GlyphParams((uint)x.Rows, (uint)x.RowStride)));

    public IReadOnlyList<string> ClassNames { get; } = [.. GlyphStrokes.Labels.Select(label => $"{label}")];

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) =>
        recording.Dispatch(new StreamLabels(step, labels, new StreamLabelsParams((uint)rows, Domain, (uint)ClassNames.Count)));

    public void Dispose() => _arena.Dispose();
}
