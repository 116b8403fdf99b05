namespace Vae.Realtime.Scenes;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Scenes.Tiles;

/// <summary>A picture that the host paints, what the model makes of it, and the difference, side by side.</summary>
internal sealed class CanvasScene : Scene
{
    private const int Columns = 3;

    private readonly SceneContext _context;
    private readonly SceneSettings _settings;
    private readonly PaintCanvas _canvas;
    private readonly BatchSearch _search;
    private Parts? _parts;
    private (long Canvas, long Model, int Class) _shown = (-1, -1, 0);
    private bool _wanted;
    private ulong? _reading;
    private bool _read;

    public CanvasScene(SceneContext context, SceneSettings settings, PaintCanvas canvas)
    {
        (_context, _settings, _canvas) = (context, settings, canvas);
        _search = new BatchSearch(context, most: 1, double.MaxValue, encoding: true);
    }

    // The three rows of one picture lie side by side.
    public override TileRows Tiles => Made.Picture.Tiles with { Stride = Made.Picture.Tiles.GridStride!.Value, GridStride = null };

    private Parts Made => _parts ?? throw new InvalidOperationException("The scene is not prepared.");

    public override bool Prepare()
    {
        if (_parts is null && _search.Prepare())
        {
            _parts = new Parts(_context, _search.Batch);
        }

        return _parts is not null;
    }

    public override TileLayout Layout(int width, int height) =>
        TileLayout.Grid((width, height), _context.Model.Architecture.Input, Columns, 1, gap: 0.06, margin: 0.06) with
        {
            Differences = DifferenceTiles.LastColumn,
        };

    /// <summary>Asks for the posterior mean of the canvas, see <see cref="TryTakeLatent"/>.</summary>
    public void Adopt() => _wanted = true;

    /// <summary>The posterior mean that was asked for, once it is known.</summary>
    /// <param name="latent">Valid until the scene is drawn again.</param>
    public bool TryTakeLatent(out ReadOnlySpan<float> latent)
    {
        latent = _read ? Made.Mean[.._context.Latents.Size] : [];
        bool taken = _read;
        _read = false;
        return taken;
    }

    public override void Advance(double seconds)
    {
        if (_reading is ulong ticket)
        {
            if (_context.Device.Queue.Completed >= ticket)
            {
                (_reading, _read) = (null, true);
            }
        }
        else if (_wanted && _shown.Canvas == _canvas.Version)
        {
            (_reading, _wanted) = (_context.Device.Queue.Submit(Made.Read), false);
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

        Parts made = Made;
        _canvas.Pixels.CopyTo(made.Pixels.Slot<float>(frame));
        made.Pixels.Encode(target, frame);
        made.Label.Slot<uint>(frame)[0] = (uint)label;
        made.Label.Encode(target, frame);
        made.Picture.Encode(target, batch: 0);
        _shown = wanted;
        return true;
    }

    public override void Record(Recording recording) => Made.Picture.Record(recording);

    public override void Dispose()
    {
        if (_reading is ulong ticket)
        {
            _context.Device.Queue.Wait(ticket);
        }

        _parts?.Dispose();
        _search.Dispose();
    }

    /// <summary>What is made once the batch of one is compiled.</summary>
    private sealed class Parts : IDisposable
    {
        private readonly GpuArena _host;
        private readonly BufferSlice _mean;

        public Parts(SceneContext context, BatchPass batch)
        {
            GpuDevice device = context.Device;
            Picture = new Reconstruction(context, batch, count: 1);
            Pixels = new FrameUpload(device, Picture.Inputs.Buffer.Part(0, (ulong)Picture.Inputs.RowStride * sizeof(float)), context.Frames);
            Label = new FrameUpload(device, Picture.Labels, context.Frames);
            _host = device.CreateArena("latent of the canvas", MemoryKind.Host);
            _mean = _host.Reserve<float>(Picture.Heads.RowStride);
            _host.Commit();
            Recording read = new("latent of the canvas");
            read.Copy(Picture.Heads.Buffer.Part(0, (ulong)Picture.Heads.RowStride * sizeof(float)), _mean);
            Read = device.Compile(read);
        }

        public Reconstruction Picture { get; }

        public FrameUpload Pixels { get; }

        public FrameUpload Label { get; }

        public CompiledRecording Read { get; }

        public Span<float> Mean => _host.Map<float>(_mean);

        public void Dispose()
        {
            Read.Dispose();
            _host.Dispose();
            Label.Dispose();
            Pixels.Dispose();
            Picture.Dispose();
        }
    }
}
