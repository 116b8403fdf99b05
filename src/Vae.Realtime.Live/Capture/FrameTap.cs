namespace Vae.Realtime.Live.Capture;

using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Memory;

/// <summary>What takes a picture out of a frame whose commands are being written.</summary>
internal delegate void FrameTaker(in RenderTarget frame, GpuPixelBuffer picture);

/// <summary>
/// Takes pictures out of the show before anything is drawn over them: a layer below the one that the plugin has, so that saved pictures,
/// films and other programs see no panels, and the picture over the whole frame where panels make it smaller.
/// </summary>
/// <param name="wanted">Whether what is taken in this frame goes anywhere.</param>
/// <param name="take">Called within every frame; what it gets is over the whole frame where it is wanted.</param>
internal sealed class FrameTap(Func<bool> wanted, FrameTaker take) : IFrameLayer
{
    private IFrameLayer? _above;
    private VaePlugin? _plugin;

    /// <summary>Goes below the plugin's present layer.</summary>
    public void Follow(VaePlugin plugin)
    {
        _plugin = plugin;
        if (!ReferenceEquals(plugin.Layer, this))
        {
            _above = plugin.Layer;
            plugin.Layer = this;
        }
    }

    /// <inheritdoc/>
    public GpuPixelBuffer Encode(in RenderTarget target, GpuPixelBuffer picture, bool changed, long frame)
    {
        take(target, _plugin is not null && wanted() ? _plugin.Scenes.EncodeWhole(target, frame) : picture);
        return _above?.Encode(target, picture, changed, frame) ?? picture;
    }
}
