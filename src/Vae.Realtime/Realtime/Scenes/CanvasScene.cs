namespace Vae.Realtime.Realtime;

using Vae.Realtime.Gpu;

/// <summary>A picture that the host paints, what the model makes of it, and the difference, side by side.</summary>
internal sealed class CanvasScene : Scene
{
    private const int Columns = 3;

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly PaintCanvas _canvas;
    private readonly Reconstruction _picture;
    private readonly FrameUpload _pixels;
    private readonly FrameUpload _label;
    private readonly GpuArena _host;
    private readonly BufferSlice _mean;
    private readonly CompiledRecording _read;
    private (long Canvas, long Model, int Class) _shown = (-1, -1, 0);
    private bool _wanted;
    private ulong? _reading;

    public CanvasScene(SceneContext context, SceneSettings settings, PaintCanvas canvas)
    {
        (_context, _settings, _canvas) = (context, settings, canvas);
        GpuDevice device = context.Device;
        _picture = new Reconstruction(context, count: 1, double.MaxValue);
        _pixels = new FrameUpload(device, _picture.Inputs.Data.Part(0, (ulong)_picture.Inputs.RowStride * sizeof(float)), context.Frames);
        _label = new FrameUpload(device, _picture.Labels, context.Frames);
        _host = device.CreateArena("latent of the canvas", MemoryKind.Host);
        _mean = _host.Reserve<float>(_picture.Heads.RowStride);
        _host.Commit();
        Recording read = new("latent of the canvas");
        read.Copy(_picture.Heads.Data.Part(0, (ulong)_picture.Heads.RowStride * sizeof(float)), _mean);
        _read = device.Compile(read);
    }

    // The three rows of one picture lie side by side.
    public override TileRows Tiles => _picture.Tiles with { Stride = _picture.Tiles.GridStride!.Value, GridStride = null };

    public override TileLayout Layout(int width, int height) =>
        TileLayout.Grid((width, height), _context.Model.Architecture.Input, Columns, 1, gap: 0.06, margin: 0.06) with
        {
            Differences = DifferenceTiles.LastColumn,
        };

    /// <summary>Moves the latent to the posterior mean of the canvas, as soon as it is known.</summary>
    public void Adopt() => _wanted = true;

    public override void Advance(double seconds)
    {
        if (_reading is ulong ticket)
        {
            if (_context.Device.Completed >= ticket)
            {
                _host.Map<float>(_mean)[.._context.Latents.Size].CopyTo(_context.Latents.Values);
                _reading = null;
            }
        }
        else if (_wanted && _shown.Canvas == _canvas.Version)
        {
            (_reading, _wanted) = (_context.Device.Submit(_read), false);
        }
    }

    public override bool Encode(in RenderTarget target, long frame)
    {
        int label = _settings.ClassOf(0, _context.Classes);
        (long, long, int) wanted = (_canvas.Version, _context.ModelVersion, label);
        if (wanted == _shown)
        {
            return false;
        }

        _canvas.Pixels.CopyTo(_pixels.Slot<float>(frame));
        _pixels.Encode(target, frame);
        _label.Slot<uint>(frame)[0] = (uint)label;
        _label.Encode(target, frame);
        _picture.Encode(target, batch: 0);
        _shown = wanted;
        return true;
    }

    public override void Record(Recording recording) => _picture.Record(recording);

    public override void Dispose()
    {
        if (_reading is ulong ticket)
        {
            _context.Device.Wait(ticket);
        }

        _read.Dispose();
        _host.Dispose();
        _label.Dispose();
        _pixels.Dispose();
        _picture.Dispose();
    }
}
