namespace Vae.Realtime.Scenes.Tiles;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Scenes.Looks;

/// <summary>Tiles, one to a row of a tensor, that are drawn into an image.</summary>
/// <param name="Data">Rows of values in [0,1], each (height, width, channels).</param>
/// <param name="Stride">Floats from one tile to the next.</param>
/// <param name="Shape">Shape of one tile.</param>
/// <param name="GridStride">Floats from one row of the grid to the next; null where its tiles follow one another.</param>
internal readonly record struct TileRows(BufferSlice Data, int Stride, Shape Shape, int? GridStride = null);

/// <summary>
/// Draws a grid of tiles into a picture in two passes, across and down, by tables of taps: what a layout or a filter is, only these tables
/// know.
/// </summary>
internal sealed class TileComposer : IDisposable
{
    private readonly GpuArena _device;
    private readonly GpuArena _host;
    private readonly List<(BufferSlice From, BufferSlice To)> _tables = [];
    private readonly ComposeRows _rows;
    private readonly ComposeImage _image;
    private readonly CompiledRecording _plain;
    private readonly CompiledRecording _curved;
    private readonly FrameUpload _curves;
    private readonly int _channels;
    private readonly bool _bgra;
    private readonly DifferenceTiles _differences;
    private Look _look;

    public TileComposer(GpuDevice device, TileRows tiles, TileLayout layout, GpuPixelBuffer picture, Look look, bool bgra, int frames)
    {
        Shape shape = tiles.Shape;
        (_channels, _bgra, _look, _differences) = (shape.Channels, bgra, look, layout.Differences);
        int quads = picture.RowPixels / 4;
        SharedTaps across = new(new TileTaps(layout.Across, look.Filter), 4 * quads, tiles.Stride, shape.Channels);
        TileRowBlocks blocks = new(new TileTaps(layout.Down, look.Filter), layout, shape.Height, shape.Channels * quads);
        ComposeRowsParams rows = new(
            (uint)(layout.Down.Cells * shape.Height),
            (uint)quads,
            (uint)across.Most,
            (uint)shape.Height,
            (uint)(shape.Width * shape.Channels),
            (uint)(tiles.GridStride ?? layout.Across.Cells * tiles.Stride));
        ComposeImageParams size = new(
            LookCurves.Bytes(shape.Channels, bgra), LookCurves.Length - 1, (uint)quads, (uint)blocks.Rows.Most, (uint)picture.Height);
        _device = device.CreateArena("picture tables and lines");
        _host = device.CreateArena("picture tables", MemoryKind.Host);
        try
        {
            BufferSlice acrossTable = Table(rows.TableFloats);
            ComposeTables tables = new(Table((long)size.Blocks * size.BlockFloats), Table(4L * quads), Table(4L * LookCurves.Count));
            BufferSlice lines = _device.Reserve<float>(4L * quads * rows.Rows * shape.Channels);
            _device.Commit();
            _host.Commit();
            TileTables.WriteAcross(Floats(0), across, rows.QuadFloats);
            TileTables.WriteRows(Floats(1), blocks, size.BlockFloats);
            TileTables.WriteColumns(Floats(2), layout.Across, layout.Differences == DifferenceTiles.LastColumn);
            LookCurves.Write(Floats(3), look, shape.Channels, bgra);
            Recording upload = new("picture tables");
            _tables.ForEach(table => upload.Copy(table.From, table.To));
            device.RunOnce(upload);
            _rows = new ComposeRows(tiles.Data, acrossTable, lines, shape.Channels, rows);
            _image = new ComposeImage(lines, tables, picture.Pixels, shape.Channels, Curved: false, size);
            _plain = Compile(device, curved: false);
            _curved = Compile(device, curved: true);
            _curves = new FrameUpload(device, tables.Curves, frames);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Draws the tiles, as a look has it that may change all the time but for its filter. Curves are left out where it needs none.</summary>
    public void Encode(in RenderTarget target, long frame, Look look)
    {
        if (_look != look)
        {
            LookCurves.Write(_curves.Slot<float>(frame), look, _channels, _bgra);
            _curves.Encode(target, frame);
            _look = look;
        }

        TargetEncoder.Encode(target, IsCurved ? _curved : _plain);
    }

    /// <summary>Appends the same with the look of the last frame, for measuring it by itself.</summary>
    public void Record(Recording recording) => Record(recording, IsCurved);

    public void Dispose()
    {
        _curves?.Dispose();
        _plain?.Dispose();
        _curved?.Dispose();
        _host.Dispose();
        _device.Dispose();
    }

    private bool IsCurved => LookCurves.Curved(_look, _channels, _differences);

    private CompiledRecording Compile(GpuDevice device, bool curved)
    {
        Recording recording = new("picture");
        Record(recording, curved);
        return device.Compile(recording);
    }

    private void Record(Recording recording, bool curved)
    {
        recording.Dispatch(_rows);
        recording.Dispatch(_image with { Curved = curved });
    }

    private Span<float> Floats(int table) => _host.Map<float>(_tables[table].From);

    private BufferSlice Table(long floats)
    {
        BufferSlice table = _device.Reserve<float>(floats);
        _tables.Add((_host.Reserve<float>(floats), table));
        return table;
    }
}
