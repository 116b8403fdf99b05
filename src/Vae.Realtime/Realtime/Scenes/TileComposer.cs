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
        ComposeImageParams size = new((uint)quads, (uint)down.Count, bgra ? 1u : 0u, LookCurves.Length - 1);
        _device = device.CreateArena("picture tables and lines");
        _host = device.CreateArena("picture tables", MemoryKind.Host);
        try
        {
            BufferSlice acrossTable = Table(rows.TableWords);
            ComposeTables tables = new(
                Table(2L * image.Height * down.Count),
                Table(8L * quads),
                Table(2L * image.Height),
                Table(LookCurves.Count));
            BufferSlice lines = _device.Reserve<float>(rows.LineFloats);
            _device.Commit();
            _host.Commit();
            WriteAcross(Words(0), across, quads, tiles.Stride, shape.Channels);
            WriteDown(Words(1), down, layout.Down, shape, quads);
            WriteSides(Words(2), layout, quads);
            WriteEnds(Words(3), layout);
            LookCurves.Write(Words(4), look, shape.Channels);
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
            LookCurves.Write(_curves.Slot<uint>(frame), look, _channels);
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

    private static void WriteAcross(Span<uint> words, TileTaps taps, int quads, int stride, int channels)
    {
        for (int i = 0; i < quads * taps.Count * 4; i++)
        {
            (int quad, int tap, int lane) = (i / 4 / taps.Count, i / 4 % taps.Count, i % 4);
            (int cell, int texel, float weight) = taps[(4 * quad) + lane][tap];
            int at = (8 * (i / 4)) + lane;
            words[at] = (uint)((cell * stride) + (texel * channels));
            words[at + 4] = BitConverter.SingleToUInt32Bits(weight);
        }
    }

    private static void WriteDown(Span<uint> words, TileTaps taps, TileAxis axis, ImageShape shape, int quads)
    {
        for (int i = 0; i < axis.Pixels * taps.Count; i++)
        {
            (int cell, int texel, float weight) = taps[i / taps.Count][i % taps.Count];
            words[2 * i] = (uint)(((cell * shape.Height) + texel) * shape.Channels * quads);
            words[(2 * i) + 1] = BitConverter.SingleToUInt32Bits(weight);
        }
    }

    private static void WriteSides(Span<uint> words, TileLayout layout, int quads)
    {
        TileAxis axis = layout.Across;
        for (int px = 0; px < 4 * quads; px++)
        {
            bool differs = layout.Differences == DifferenceTiles.LastColumn && axis.Nearest(px + 0.5) == axis.Cells - 1;
            int at = (8 * (px / 4)) + (px % 4);
            words[at] = BitConverter.SingleToUInt32Bits((float)axis.Cover(px));
            words[at + 4] = (uint)(differs ? LookCurves.Difference : LookCurves.Plain);
        }
    }

    private static void WriteEnds(Span<uint> words, TileLayout layout)
    {
        TileAxis axis = layout.Down;
        for (int py = 0; py < axis.Pixels; py++)
        {
            bool differs = layout.Differences == DifferenceTiles.LastRow && axis.Nearest(py + 0.5) == axis.Cells - 1;
            words[2 * py] = BitConverter.SingleToUInt32Bits((float)axis.Cover(py));
            words[(2 * py) + 1] = differs ? (uint)LookCurves.Length : 0;
        }
    }

    private Span<uint> Words(int table) => _host.Map<uint>(_tables[table].From);

    private BufferSlice Table(long words)
    {
        BufferSlice table = _device.Reserve<uint>(words);
        _tables.Add((_host.Reserve<uint>(words), table));
        return table;
    }
}
