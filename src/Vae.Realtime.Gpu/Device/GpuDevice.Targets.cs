namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <content>Recording into a host's command buffer and image.</content>
internal sealed unsafe partial class GpuDevice
{
    /// <summary>Writes a recording's commands into the target's command buffer; the host submits it.</summary>
    public static void Encode(in RenderTarget target, CompiledRecording work) => work.Encode(new CommandBuffer { Handle = target.Commands });

    /// <summary>The same for a recording that reads back: the host sees what it wrote once it has waited for the frame's submit.</summary>
    public void EncodeReadback(in RenderTarget target, CompiledRecording work)
    {
        Encode(target, work);
        new CommandEncoder(this, new CommandBuffer { Handle = target.Commands }).HostBarrier();
    }

    /// <summary>Copies a picture of the target's size into the target's image, whatever layouts it comes and goes in.</summary>
    public void EncodeCopy(in RenderTarget target, GpuPixelBuffer picture)
    {
        if (picture.Width != target.Width || picture.Height != target.Height)
        {
            throw new GpuException($"A {picture.Width}x{picture.Height} picture does not fit a {target.Width}x{target.Height} target.");
        }

        CommandBuffer commands = new() { Handle = target.Commands };
        Image image = new() { Handle = target.Image };
        new CommandEncoder(this, commands).Barrier();
        ImageBarriers.Transition(
            Vk, commands, image, Layout(target.Before), ImageLayout.TransferDstOptimal, AccessFlags.MemoryWriteBit, AccessFlags.TransferWriteBit);
        ImageSubresourceLayers layers = new() { AspectMask = ImageAspectFlags.ColorBit, LayerCount = 1 };
        BufferImageCopy region = new()
        {
            BufferOffset = picture.Pixels.Offset,
            BufferRowLength = (uint)picture.RowPixels,
            ImageSubresource = layers,
            ImageExtent = new Extent3D { Width = (uint)picture.Width, Height = (uint)picture.Height, Depth = 1 },
        };
        Vk.CmdCopyBufferToImage(commands, picture.Pixels.Arena.Handle, image, ImageLayout.TransferDstOptimal, 1, &region);
        ImageBarriers.Transition(
            Vk, commands, image, ImageLayout.TransferDstOptimal, Layout(target.After), AccessFlags.TransferWriteBit, AccessFlags.MemoryReadBit);
    }

    private static ImageLayout Layout(ImageUse use) => use switch
    {
        ImageUse.General => ImageLayout.General,
        ImageUse.TransferTarget => ImageLayout.TransferDstOptimal,
        ImageUse.ShaderRead => ImageLayout.ShaderReadOnlyOptimal,
        ImageUse.ColorAttachment => ImageLayout.ColorAttachmentOptimal,
        ImageUse.Present => ImageLayout.PresentSrcKhr,
        _ => ImageLayout.Undefined,
    };
}
