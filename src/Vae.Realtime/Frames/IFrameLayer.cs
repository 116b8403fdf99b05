namespace Vae.Realtime.Frames;

using Vae.Realtime.Gpu.Memory;

/// <summary>Something that is drawn over the scene, within the same frame.</summary>
internal interface IFrameLayer
{
    /// <summary>Writes the commands that draw over the picture, after the scene was drawn and before it goes to the target.</summary>
    /// <param name="target">The frame: its command buffer, size and byte order.</param>
    /// <param name="picture">The picture, of the target's size and in its byte order; not to be changed.</param>
    /// <param name="changed">Whether it is another one than in the frame before.</param>
    /// <param name="frame">Frames rendered before.</param>
    /// <returns>What goes to the target: a picture of the same size and byte order, or the one given.</returns>
    GpuPixelBuffer Encode(in RenderTarget target, GpuPixelBuffer picture, bool changed, long frame);
}
