namespace Vae.Realtime.Frames;

using Vae.Realtime.Gpu.Memory;

/// <summary>Takes a picture out of a frame whose commands are being written.</summary>
/// <param name="frame">The frame: its command buffer, size and byte order.</param>
/// <param name="picture">A picture of the frame's size and in its byte order; not to be changed.</param>
internal delegate void PictureTaker(in RenderTarget frame, GpuPixelBuffer picture);
