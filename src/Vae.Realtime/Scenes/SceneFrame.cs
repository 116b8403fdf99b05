namespace Vae.Realtime.Scenes;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Scenes.Looks;
using Vae.Realtime.Scenes.Tiles;

/// <summary>The picture that a scene is drawn into, of the target's size.</summary>
internal sealed class SceneFrame : IDisposable
{
    private readonly GpuDevice _device;
    private readonly int _frames;
    private TileComposer? _composer;
    private CoarsePicture? _coarse;
    private Scene? _scene;
    private TileLayout _layout;
    private PictureFilter _filter;
    private Look? _look;
    private bool _isCoarse;
    private long _tiles;

    internal SceneFrame(GpuDevice device, PictureFormat format, int frames)
    {
        (Format, _device, _frames) = (format, device, frames);
        Image = device.CreatePicture(format.Width, format.Height, "picture");
    }

    public PictureFormat Format { get; }

    /// <summary>The picture of the last frame, in the format's byte order.</summary>
    public GpuPixelBuffer Image { get; }

    /// <summary>Where the tiles of the last frame lie, for mapping a pointer to them.</summary>
    public TileLayout Layout => _layout;

    public void Dispose()
    {
        _composer?.Dispose();
        _coarse?.Dispose();
        Image.Dispose();
    }

    /// <summary>Writes the commands that draw a scene's tiles, unless they and all else are as when they were drawn last.</summary>
    /// <param name="target">The frame.</param>
    /// <param name="scene">What is drawn.</param>
    /// <param name="tiles">Another number for every change of the scene's tiles.</param>
    /// <param name="area">What they keep to.</param>
    /// <param name="look">Colours and filter.</param>
    /// <param name="coarse">Draw half as many pixels a side, and enlarge them.</param>
    /// <param name="retired">Takes what the frames before may still use.</param>
    /// <param name="frame">Frames rendered before.</param>
    /// <returns>Whether the picture is another one.</returns>
    internal bool Encode(
        in RenderTarget target, Scene scene, long tiles, PictureArea area, Look look, bool coarse, DeferredDisposal retired, long frame)
    {
        TileLayout layout = scene.Layout(Format, area);
        if (_composer is null || !ReferenceEquals(_scene, scene) || _layout != layout || _filter != look.Filter || _isCoarse != coarse)
        {
            if (coarse)
            {
                _coarse ??= new CoarsePicture(_device, Image);
            }

            TileComposer fresh = coarse
                ? Composer(
                    _coarse!.Small,
                    scene.Layout(Format with { Width = _coarse.Small.Width, Height = _coarse.Small.Height }, area),
                    Quick(look.Filter))
                : Composer(Image, layout, look.Filter);
            if (_composer is not null)
            {
                retired.Add(frame, _composer);
            }

            (_composer, _scene, _layout, _filter, _look, _isCoarse) = (fresh, scene, layout, look.Filter, null, coarse);
        }

        if (_tiles == tiles && _look == look)
        {
            return false;
        }

        _composer.Encode(target, frame, coarse ? look with { Filter = Quick(look.Filter) } : look);
        if (coarse)
        {
            TargetEncoder.Encode(target, _coarse!.Enlarged);
        }

        (_look, _tiles) = (look, tiles);
        return true;

        TileComposer Composer(GpuPixelBuffer picture, TileLayout at, PictureFilter filter) =>
            new(_device, scene.Tiles, at, picture, look with { Filter = filter }, Format.Bgra, _frames);
    }

    // What is enlarged is soft anyway.
    private static PictureFilter Quick(PictureFilter filter) => filter == PictureFilter.Bicubic ? PictureFilter.Smooth : filter;

    /// <summary>Appends what a frame draws, for measuring it by itself.</summary>
    internal void Record(Recording recording)
    {
        _composer?.Record(recording);
        if (_isCoarse)
        {
            recording.Dispatch(new Enlarge(_coarse!.Small, Image));
        }
    }
}
