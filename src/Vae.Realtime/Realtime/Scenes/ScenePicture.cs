namespace Vae.Realtime.Realtime;

using Vae.Realtime.Gpu;

/// <summary>The picture that a scene is drawn into, of the target's size.</summary>
public sealed class ScenePicture : IDisposable
{
    private readonly GpuDevice _device;
    private readonly int _frames;
    private TileComposer? _composer;
    private Scene? _scene;
    private TileLayout _layout;
    private PictureFilter _filter;
    private Look? _look;

    internal ScenePicture(GpuDevice device, PictureFormat format, int frames)
    {
        (Format, _device, _frames) = (format, device, frames);
        Image = device.CreatePicture(format.Width, format.Height, "picture");
    }

    public PictureFormat Format { get; }

    /// <summary>The picture of the last frame, in the format's byte order.</summary>
    public GpuPicture Image { get; }

    /// <summary>Where the tiles of the last frame lie, for who maps a hand's position to them.</summary>
    public TileLayout Layout => _layout;

    public void Dispose()
    {
        _composer?.Dispose();
        Image.Dispose();
    }

    /// <summary>Writes the commands that draw a scene's tiles, unless they and all else are as in the frame before.</summary>
    /// <returns>Whether the picture is another one.</returns>
    internal bool Encode(in RenderTarget target, Scene scene, bool tilesChanged, Look look, Retired retired, long frame)
    {
        TileLayout layout = scene.Layout(Format.Width, Format.Height);
        if (_composer is null || !ReferenceEquals(_scene, scene) || _layout != layout || _filter != look.Filter)
        {
            TileComposer fresh = new(_device, scene.Tiles, layout, Image, look, Format.Bgra, _frames);
            if (_composer is not null)
            {
                retired.Add(frame, _composer);
            }

            (_composer, _scene, _layout, _filter, _look) = (fresh, scene, layout, look.Filter, null);
        }

        if (!tilesChanged && _look == look)
        {
            return false;
        }

        _composer.Encode(target, frame, look);
        _look = look;
        return true;
    }

    /// <summary>Appends what a frame draws, for who measures it by itself.</summary>
    internal void Record(Recording recording) => _composer?.Record(recording);
}
