namespace Vae.Realtime.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Data.Glyphs;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Nn;

/// <summary>
/// The endless stream of glyphs, drawn on the device. The training stream never repeats: an epoch is just a stretch of it. The test
/// stream is the same stretch of another stream every time.
/// </summary>
public sealed class GlyphBatches : IBatchSource
{
    private const int Epoch = 60_000;

    private readonly GpuArena _arena;
    private readonly BufferSlice _table;
    private readonly ulong _stream;

    private GlyphBatches(GpuDevice device, int count, ulong stream)
    {
        (Count, _stream) = (count, stream);
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

    public int Count { get; }

    /// <summary>60,000 new glyphs an epoch.</summary>
    public static GlyphBatches Train(GpuDevice device) => new(device, Epoch, Keys.TrainStream);

    /// <summary>The same glyphs every time, that are neither of the training nor of the test stream.</summary>
    public static GlyphBatches Validation(GpuDevice device, SplitSize size) => new(device, size.Of(Epoch), Keys.ValidationStream);

    /// <summary>The same 10,000 glyphs every time.</summary>
    public static GlyphBatches Test(GpuDevice device) => new(device, 10_000, Keys.TestStream);

    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed)
    {
        bool endless = _stream == Keys.TrainStream;
        entry.Valid = (uint)Math.Min(batch, Count - first);
        entry.Cursor = unchecked((uint)(first + (endless ? epoch * Count : 0)));
        entry.OrderKey = Keys.Derive(endless ? seed : 0, _stream, 0);
    }

    /// <remarks>The stream is random in any order, so <paramref name="shuffled"/> makes no difference.</remarks>
    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled) => recording.Dispatch(new Glyphs(
        step, _table, x.Data, new GlyphParams((uint)x.Rows, (uint)x.RowStride)));

    public IReadOnlyList<string> ClassNames { get; } = [.. GlyphStrokes.Labels.Select(label => $"{label}")];

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) =>
        recording.Dispatch(new GlyphLabels(step, labels, new GlyphLabelsParams((uint)rows)));

    public void Dispose() => _arena.Dispose();
}
