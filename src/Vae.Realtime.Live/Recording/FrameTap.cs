namespace Vae.Realtime.Live.Recording;

using Vae.Realtime.Gpu;
using Vae.Realtime.Realtime;

/// <summary>What takes a picture out of a frame whose commands are being written.</summary>
internal delegate void FrameTaker(in RenderTarget frame, GpuPicture picture);

/// <summary>
/// Takes pictures out of the show before anything is drawn over them: a layer below the one that the plugin has, so that saved pictures,
/// films and other programs see no panels.
/// </summary>
/// <param name="take">Gets every picture.</param>
internal sealed class FrameTap(FrameTaker take) : IFrameLayer
{
    private IFrameLayer? _above;

    /// <summary>Goes below the plugin's present layer.</summary>
    public void Follow(VaePlugin plugin)
    {
        if (!ReferenceEquals(plugin.Layer, this))
        {
            _above = plugin.Layer;
            plugin.Layer = this;
        }
    }

    /// <inheritdoc/>
    public GpuPicture Encode(in RenderTarget target, GpuPicture picture, bool changed, long frame)
    {
        take(target, picture);
        return _above?.Encode(target, picture, changed, frame) ?? picture;
    }
}
