namespace Vae.Realtime.Gpu.Presentation;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <summary>Writes into a host's command buffer and image; the host submits them.</summary>
internal sealed unsafe class TargetEncoder(VulkanDevice device)
{
    /// <summary>Writes a recording's commands into the target's command buffer.</summary>
    public static void Encode(in RenderTarget target, CompiledRecording work) => work.Encode(new CommandBuffer { Handle = target.Commands });

    /// <summary>Encodes a recording that reads back: the host sees what it wrote once it has waited for the frame's submit.</summary>
    public void EncodeReadback(in RenderTarget target, CompiledRecording work)
    {
        Encode(target, work);
        new CommandEncoder(device, new CommandBuffer { Handle = target.Commands }).HostBarrier();
    }

    /// <summary>Copies a picture of the target's size into the target's image, whatever layouts it comes and goes in.</summary>
    /// <exception cref="GpuException">The sizes differ.</exception>
    public void EncodeCopy(in RenderTarget target, GpuPixelBuffer picture)
    {
        if (picture.Width != target.Width || picture.Height != target.Height)
        {
            throw new GpuException($"A {picture.Width}x{picture.Height} picture does not fit a {target.Width}x{target.Height} target.");
        }

        Vk vk = device.Vk;
        CommandBuffer commands = new() { Handle = target.Commands };
        Image image = new() { Handle = target.Image };
        new CommandEncoder(device, commands).Barrier();
        ImageBarriers.Transition(
            vk, commands, image, Layout(target.Before), ImageLayout.TransferDstOptimal, AccessFlags.MemoryWriteBit, AccessFlags.TransferWriteBit);
        ImageSubresourceLayers layers = new() { AspectMask = ImageAspectFlags.ColorBit, LayerCount = 1 };
        BufferImageCopy region = new()
        {
            BufferOffset = picture.Pixels.Offset,
            BufferRowLength = (uint)picture.RowPixels,
            ImageSubresource = layers,
            ImageExtent = new Extent3D { Width = (uint)picture.Width, Height = (uint)picture.Height, Depth = 1 },
        };
        vk.CmdCopyBufferToImage(commands, picture.Pixels.Arena.Handle, image, ImageLayout.TransferDstOptimal, 1, &region);
        ImageBarriers.Transition(
            vk, commands, image, ImageLayout.TransferDstOptimal, Layout(target.After), AccessFlags.TransferWriteBit, AccessFlags.MemoryReadBit);
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
