namespace Vae.Realtime.Realtime;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>Tiles, one to a row of a tensor, that are drawn into an image.</summary>
/// <param name="Data">Rows of values in [0,1], each (height, width, channels).</param>
/// <param name="Stride">Floats from one tile to the next.</param>
/// <param name="Shape">Of one tile.</param>
/// <param name="GridStride">Floats from one row of the grid to the next; null where its tiles follow one another.</param>
internal readonly record struct TileRows(BufferSlice Data, int Stride, ImageShape Shape, int? GridStride = null);

/// <summary>
/// Draws a grid of tiles into an image in two passes, across and down, by tables of taps: what a layout or a filter is, only these tables
/// know.
/// </summary>
internal sealed class TileComposer : IDisposable
{
    private readonly GpuArena _device;
    private readonly GpuArena _host;
    private readonly List<(BufferSlice From, BufferSlice To)> _tables = [];
    private readonly ComposeRows _rows;
    private readonly ComposeImage _image;
    private readonly CompiledRecording _work;
    private readonly FrameUpload _curves;
    private readonly int _channels;
    private Look _look;

    public TileComposer(GpuDevice device, TileRows tiles, TileLayout layout, GpuImage image, Look look, bool bgra, int frames)
    {
        ImageShape shape = tiles.Shape;
        (_channels, _look) = (shape.Channels, look);
        TileTaps across = new(layout.Across, look.Filter);
        TileTaps down = new(layout.Down, look.Filter);
        int quads = (image.Width + 3) / 4;
        ComposeRowsParams rows = new(
            (uint)(layout.Down.Cells * shape.Height * shape.Channels),
            (uint)quads,
            (uint)across.Count,
            (uint)shape.Height,
            (uint)shape.Channels,
            (uint)(shape.Width * shape.Channels),
            (uint)(tiles.GridStride ?? layout.Across.Cells * tiles.Stride));
        ComposeImageParams size = new((uint)quads, (uint)(down.Count + 1) / 2, bgra ? 1u : 0u, LookCurves.Length - 1);
        _device = device.CreateArena("picture tables and lines");
        _host = device.CreateArena("picture tables", MemoryKind.Host);
        try
        {
            BufferSlice acrossTable = Table(rows.TableFloats);
            ComposeTables tables = new(Table(size.RowFloats(image.Height)), Table(8L * quads), Table(4L * LookCurves.Count));
            BufferSlice lines = _device.Reserve<float>(rows.LineFloats);
            _device.Commit();
            _host.Commit();
            WriteAcross(Floats(0), across, quads, tiles.Stride, shape.Channels);
            WriteRows(Floats(1), down, layout, shape, quads);
            WriteColumns(Floats(2), layout, quads);
            LookCurves.Write(Floats(3), look, shape.Channels);
            Recording upload = new("picture tables");
            _tables.ForEach(table => upload.Copy(table.From, table.To));
            device.RunOnce(upload);
            _rows = new ComposeRows(tiles.Data, acrossTable, lines, rows);
            _image = new ComposeImage(lines, tables, image, shape.Channels, size);
            Recording recording = new("picture");
            Record(recording);
            _work = device.Compile(recording);
            _curves = new FrameUpload(device, tables.Curves, frames);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Draws the tiles, as a look has it that may change all the time but for its filter.</summary>
    public void Encode(in RenderTarget target, long frame, Look look)
    {
        if (_look != look)
        {
            LookCurves.Write(_curves.Slot<float>(frame), look, _channels);
            _curves.Encode(target, frame);
            _look = look;
        }

        GpuDevice.Encode(target, _work);
    }

    /// <summary>Appends the same with the look of the last frame, for who measures it by itself.</summary>
    public void Record(Recording recording)
    {
        recording.Dispatch(_rows);
        recording.Dispatch(_image);
    }

    public void Dispose()
    {
        _curves?.Dispose();
        _work?.Dispose();
        _host.Dispose();
        _device.Dispose();
    }

    private static void WriteAcross(Span<float> table, TileTaps taps, int quads, int stride, int channels)
    {
        for (int i = 0; i < quads * taps.Count * 4; i++)
        {
            (int quad, int tap, int lane) = (i / 4 / taps.Count, i / 4 % taps.Count, i % 4);
            (int cell, int texel, float weight) = taps[(4 * quad) + lane][tap];
            int at = (8 * (i / 4)) + lane;
            (table[at], table[at + 4]) = ((cell * stride) + (texel * channels), weight);
        }
    }

    private static void WriteRows(Span<float> table, TileTaps taps, TileLayout layout, ImageShape shape, int quads)
    {
        TileAxis axis = layout.Down;
        int stride = table.Length / axis.Pixels;
        for (int py = 0; py < axis.Pixels; py++)
        {
            bool differs = layout.Differences == DifferenceTiles.LastRow && axis.Nearest(py + 0.5) == axis.Cells - 1;
            Span<float> row = table.Slice(py * stride, stride);
            (row[0], row[1]) = ((float)axis.Cover(py), differs ? LookCurves.Length : 0);
            int at = 4;
            foreach ((int cell, int texel, float weight) in taps[py])
            {
                (row[at], row[at + 1]) = (((cell * shape.Height) + texel) * shape.Channels * quads, weight);
                at += 2;
            }
        }
    }

    private static void WriteColumns(Span<float> table, TileLayout layout, int quads)
    {
        TileAxis axis = layout.Across;
        for (int px = 0; px < 4 * quads; px++)
        {
            bool differs = layout.Differences == DifferenceTiles.LastColumn && axis.Nearest(px + 0.5) == axis.Cells - 1;
            int at = (8 * (px / 4)) + (px % 4);
            (table[at], table[at + 4]) = ((float)axis.Cover(px), differs ? LookCurves.Difference : LookCurves.Plain);
        }
    }

    private Span<float> Floats(int table) => _host.Map<float>(_tables[table].From);

    private BufferSlice Table(long floats)
    {
        BufferSlice table = _device.Reserve<float>(floats);
        _tables.Add((_host.Reserve<float>(floats), table));
        return table;
    }
}
