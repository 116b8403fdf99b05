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
    private long _tiles;

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

    /// <summary>Writes the commands that draw a scene's tiles, unless they and all else are as when they were drawn last.</summary>
    /// <param name="target">The frame.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="tiles">Another number for every change of the scene's tiles.</param>
    /// <param name="area">What they keep to.</param>
    /// <param name="look">Colours and filter.</param>
    /// <param name="retired">Takes what earlier frames still use.</param>
    /// <param name="frame">Frames rendered before.</param>
    /// <returns>Whether the picture is another one.</returns>
    internal bool Encode(in RenderTarget target, Scene scene, long tiles, PictureArea area, Look look, Retired retired, long frame)
    {
        TileLayout layout = scene.Layout(Format, area);
        if (_composer is null || !ReferenceEquals(_scene, scene) || _layout != layout || _filter != look.Filter)
        {
            TileComposer fresh = new(_device, scene.Tiles, layout, Image, look, Format.Bgra, _frames);
            if (_composer is not null)
            {
                retired.Add(frame, _composer);
            }

            (_composer, _scene, _layout, _filter, _look) = (fresh, scene, layout, look.Filter, null);
        }

        if (_tiles == tiles && _look == look)
        {
            return false;
        }

        _composer.Encode(target, frame, look);
        (_look, _tiles) = (look, tiles);
        return true;
    }

    /// <summary>Appends what a frame draws, for who measures it by itself.</summary>
    internal void Record(Recording recording) => _composer?.Record(recording);
}
