namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Glyphs;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The stream of glyphs.</summary>
internal sealed class GlyphBatches : DrawnBatches
{
    private readonly GpuArena _arena;
    private readonly BufferSlice _table;

    /// <param name="device">Where they are drawn.</param>
    /// <param name="stream">Which of the stream's examples.</param>
    public GlyphBatches(GpuDevice device, ProceduralStream stream)
        : base(StreamKind.Glyphs, GlyphTable.Side, stream, [.. GlyphStrokes.Labels.Select(label => $"{label}")])
    {
        uint[] table = GlyphTable.Create();
        _arena = device.CreateArena("glyph table");
        _table = _arena.Reserve<uint>(table.Length);
        try
        {
            _arena.Commit();
            device.Transfers.Upload<uint>(_table, table);
        }
        catch
        {
            _arena.Dispose();
            throw;
        }
    }

    public override void Dispose()
    {
        _arena.Dispose();
        base.Dispose();
    }

    private protected override void Draw(Recording recording, StepBindings step, Tensor x, int pixels) =>
        recording.Dispatch(new Kernels.Glyphs(step, _table, x.Buffer, new GlyphParams((uint)x.Rows, (uint)x.RowStride)));
}
