namespace Vae.Realtime.Realtime;

using Vae.Realtime.Gpu;

/// <summary>Chooses what the picture shows and how it looks. Everything may be changed between two frames.</summary>
public sealed class SceneDirector : IDisposable
{
    private readonly SceneContext _context;
    private readonly Retired _retired;
    private readonly Dictionary<SceneKind, Scene> _scenes = [];
    private Scene? _shown;

    internal SceneDirector(SceneContext context, Retired retired) => (_context, _retired) = (context, retired);

    /// <summary>What the picture shows.</summary>
    public SceneKind Kind { get; set; }

    /// <summary>Colours and filter.</summary>
    public Look Look { get; set; } = new(Filter: PictureFilter.Bicubic);

    /// <summary>What can be chosen about the single scenes.</summary>
    public SceneSettings Settings { get; } = new();

    /// <summary>The picture of the last frame; null before the first one.</summary>
    public ScenePicture? Picture { get; private set; }

    /// <summary>What the last frame decoded and drew, for who measures it by itself; null before the first one.</summary>
    public Recording? Describe()
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

    public void Dispose()
    {
        Picture?.Dispose();
        foreach (Scene scene in _scenes.Values)
        {
            scene.Dispose();
        }
    }

    /// <summary>Makes every scene anew, because what they are made of has changed.</summary>
    internal void Renew(long frame)
    {
        foreach (Scene scene in _scenes.Values)
        {
            Retire(scene, frame);
        }

        _scenes.Clear();
        _shown = null;
    }

    internal void Advance(double seconds) => _shown?.Advance(seconds);

    /// <summary>Writes the commands that bring the picture up to date.</summary>
    internal GpuImage Encode(in RenderTarget target, long frame)
    {
        PictureFormat format = new(target.Width, target.Height, target.Bgra, Look.Filter != PictureFilter.Sharp);
        if (Picture is null || (Picture.Format with { Smooth = format.Smooth }) != format)
        {
            ScenePicture fresh = new(_context.Device, format, _context.Frames);
            Retire(Picture, frame);
            Picture = fresh;
        }

        _shown = Scene(frame);
        _shown.Encode(target, frame);
        Picture.Encode(target, _shown, Look, _retired, frame);
        return Picture.Image;
    }

    private Scene Scene(long frame)
    {
        // The walk moves the latent; what is drawn is the same.
        SceneKind kind = Kind == SceneKind.Walk ? SceneKind.Single : Kind;
        if (_scenes.TryGetValue(kind, out Scene? scene) && scene.IsCurrent)
        {
            return scene;
        }

        Retire(scene, frame);
        return _scenes[kind] = kind switch
        {
            SceneKind.Grid => new GridScene(_context, Settings),
            _ => new SingleScene(_context, Settings),
        };
    }

    private void Retire(IDisposable? thing, long frame)
    {
        if (thing is not null)
        {
            _retired.Add(frame, thing);
        }
    }
}
