namespace Vae.Realtime;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Latents.Map;
using Vae.Realtime.Scenes;
using Vae.Realtime.Scenes.Looks;

/// <summary>Chooses what the picture shows and how it looks. Everything may be changed between two frames.</summary>
public sealed class SceneDirector : IDisposable
{
    private readonly SceneContext _context;
    private readonly DeferredDisposal _retired;
    private readonly Dictionary<SceneKind, Scene> _scenes = [];
    private (SceneKind Kind, Scene Scene)? _coming;
    private (SceneKind Kind, bool Painting)? _drawn;
    private Scene? _shown;
    private SceneFrame? _whole;
    private long _tiles;
    private long _version = -1;

    internal SceneDirector(SceneContext context, DeferredDisposal retired)
    {
        (_context, _retired) = (context, retired);
        Canvas = new PaintCanvas(context.Model.Architecture.Input);
    }

    /// <summary>What the picture shows.</summary>
    public SceneKind Kind { get; set; }

    /// <summary>Whether the picture still shows another scene than the one that is wanted, which is getting ready.</summary>
    public bool Changing => _coming is not null || _drawn != (Kind, Painting);

    /// <summary>The part of the frame that the picture is laid out in, all of it unless something else is shown next to it.</summary>
    public PictureArea Area { get; set; } = PictureArea.Whole;

    /// <summary>Colours and filter.</summary>
    public Look Look { get; set; } = new(Filter: PictureFilter.Bicubic);

    /// <summary>Draw half as many pixels a side and enlarge them: softer, and sooner done.</summary>
    public bool Coarse { get; set; }

    /// <summary>What can be chosen about the single scenes.</summary>
    public SceneSettings Settings { get; } = new();

    /// <summary>Whether comparing shows the canvas: where <see cref="CompareSettings.Painting"/> is on, and where there are no examples.</summary>
    public bool Painting => _context.Paints(Settings);

    /// <summary>What is painted while <see cref="Painting"/> is true.</summary>
    internal PaintCanvas Canvas { get; }

    /// <summary>Whether the last frame drew another picture than the one before.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Whether it did so by itself, the model being the same: then the next frame probably will, too.</summary>
    public bool IsMoving { get; private set; }

    /// <summary>Whether the model has changed since the last frame.</summary>
    public bool IsOutdated => _version != _context.ModelVersion;

    /// <summary>Where examples lie in latent space; null where there are no data.</summary>
    internal LatentMap? Map => _context.Map;

    /// <summary>Whether the picture shows the canvas: its input is the first tile, on the left.</summary>
    public bool ShowsCanvas => _shown is CanvasScene;

    /// <summary>Whether the picture shows examples, below them their reconstructions, below those the differences.</summary>
    public bool ShowsExamples => _shown is CompareScene;

    /// <summary>The dimension of every row of the traversal, if that is shown.</summary>
    public ReadOnlySpan<int> TraversalDimensions => _shown is TraversalScene traversal ? traversal.Dimensions : [];

    /// <summary>The picture of the last frame; null before the first one.</summary>
    internal SceneFrame? Picture { get; private set; }

    /// <summary>The tile at a place of the last frame, (0,0) to (1,1), and where in it; null outside the tiles.</summary>
    public (int Column, int Row, double X, double Y)? Find(double x, double y) => Picture is SceneFrame picture && _shown is not null
        ? picture.Layout.Find(x * picture.Format.Width, y * picture.Format.Height)
        : null;

    /// <summary>What the last frame decoded and drew; null before the first one.</summary>
    internal Recording? Describe()
    {
        if (Picture is null || _shown is null)
        {
            return null;
        }

        Recording recording = new("frame");
        _shown.Record(recording);
        Picture.Record(recording);
        return recording;
    }

    /// <summary>Draws everything again, for a host that has changed the model's parameters by itself. What training changes is seen anyway.</summary>
    public void Invalidate() => _context.Changes++;

    /// <summary>
    /// Moves the latent to what the model takes the canvas for, its posterior mean, some frames later; a walk ends there. The canvas must be on
    /// show.
    /// </summary>
    public void AdoptCanvas() => (_shown as CanvasScene)?.Adopt();

    /// <summary>The latent that <see cref="AdoptCanvas"/> asked for, once it is known.</summary>
    internal bool TryTakeLatent(out ReadOnlySpan<float> latent)
    {
        latent = [];
        return _shown is CanvasScene canvas && canvas.TryTakeLatent(out latent);
    }

    public void Dispose()
    {
        Picture?.Dispose();
        _whole?.Dispose();
        _coming?.Scene.Dispose();
        if (_shown is not null && !_scenes.ContainsValue(_shown))
        {
            _shown.Dispose();
        }

        foreach (Scene scene in _scenes.Values)
        {
            scene.Dispose();
        }
    }

    /// <summary>Makes every scene again, because what they are made of has changed. The one on show stays until its successor is ready.</summary>
    internal void Renew(long frame)
    {
        Abandon();
        foreach (Scene scene in _scenes.Values.Where(scene => scene != _shown))
        {
            Retire(scene, frame);
        }

        _scenes.Clear();
    }

    internal void Advance(double seconds)
    {
        _shown?.Advance(seconds);
        if (_shown is not null)
        {
            _context.Map?.Poll(_context.ModelVersion);
        }
    }

    /// <summary>Writes the commands that bring the picture up to date.</summary>
    /// <param name="target">The frame.</param>
    /// <param name="frame">Frames rendered before.</param>
    /// <param name="changed">Whether it is another one than in the frame before.</param>
    internal GpuPixelBuffer Encode(in RenderTarget target, long frame, out bool changed)
    {
        Picture = Fit(Picture, target, frame);
        Scene? wanted = Wanted(target.Width, target.Height, frame);
        _drawn = wanted is null ? _drawn : (Kind, Painting);
        Show(wanted, frame);
        _tiles += _shown!.Encode(target, frame) ? 1 : 0;
        changed = Picture.Encode(target, _shown, _tiles, Area, Look, Coarse, _retired, frame);
        (IsMoving, HasChanged, _version) = (changed && _version == _context.ModelVersion, changed, _context.ModelVersion);
        _context.Aside = _context.Seamless;
        return Picture.Image;
    }

    /// <summary>Writes the commands that draw the same over the whole frame, whatever <see cref="Area"/> is.</summary>
    /// <param name="target">The frame, whose picture has been brought up to date.</param>
    /// <param name="frame">Frames rendered before.</param>
    internal GpuPixelBuffer EncodeWhole(in RenderTarget target, long frame)
    {
        if (Area == PictureArea.Whole)
        {
            return Picture!.Image;
        }

        _whole = Fit(_whole, target, frame);
        _whole.Encode(target, _shown!, _tiles, PictureArea.Whole, Look, coarse: false, _retired, frame);
        return _whole.Image;
    }

    private SceneFrame Fit(SceneFrame? picture, in RenderTarget target, long frame)
    {
        PictureFormat format = new(target.Width, target.Height, target.Bgra);
        if (picture?.Format == format)
        {
            return picture;
        }

        SceneFrame fresh = new(_context.Device, format, _context.Frames);
        Retire(picture, frame);
        return fresh;
    }

    // What the picture is to show; null while that is getting ready and something else can be shown.
    private Scene? Wanted(int width, int height, long frame)
    {
        SceneEntry entry = SceneCatalog.Of(Kind) is { Make: not null } chosen ? chosen : SingleScene.Entry;
        SceneKind kind = entry.Kind;
        bool Serves(SceneKind what, Scene scene) =>
            what == kind && scene.Fits(width, height) && (kind != SceneKind.Compare || scene is CanvasScene == Painting);
        if (_scenes.TryGetValue(kind, out Scene? ready) && Serves(kind, ready))
        {
            Abandon();
            return ready;
        }

        if (_coming is { } other && !Serves(other.Kind, other.Scene))
        {
            Abandon();
        }

        (_, Scene coming) = _coming ??= (kind, entry.Make!(new SceneMaking(_context, Settings, Canvas, width, height)));
        while (!coming.Prepare())
        {
            if (_context.Aside)
            {
                return null;
            }

            Thread.Yield();
        }

        _coming = null;
        coming.Advance(0);
        _scenes[kind] = coming;
        Retire(ready != _shown ? ready : null, frame);
        return coming;
    }

    private void Show(Scene? scene, long frame)
    {
        if (scene is null || scene == _shown)
        {
            return;
        }

        // One that is no longer among the scenes was only waiting for its successor.
        Retire(_shown is not null && !_scenes.ContainsValue(_shown) ? _shown : null, frame);
        _shown = scene;
    }

    // No frame has seen it.
    private void Abandon()
    {
        _coming?.Scene.Dispose();
        _coming = null;
    }

    private void Retire(IDisposable? thing, long frame)
    {
        if (thing is not null)
        {
            _retired.Add(frame, thing);
        }
    }
}
