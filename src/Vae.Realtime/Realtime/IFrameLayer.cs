namespace Vae.Realtime.Realtime;

using Vae.Realtime.Gpu;

/// <summary>Something that is drawn over the scene, within the same frame.</summary>
public interface IFrameLayer
{
    /// <summary>Writes the commands that draw into the picture, after the scene was drawn and before it goes to the target.</summary>
    /// <param name="target">The frame: its command buffer, size and byte order.</param>
    /// <param name="picture">The picture, of the target's size and in its byte order.</param>
    /// <param name="frame">Frames rendered before.</param>
    void Encode(in RenderTarget target, GpuPicture picture, long frame);
}
