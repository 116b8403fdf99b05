namespace Vae.Realtime.Gpu.Recordings;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Writes recorded commands and their barriers into a command buffer.</summary>
internal readonly unsafe struct CommandEncoder(VulkanDevice device, CommandBuffer target)
{
    private const AccessFlags AllAccess = AccessFlags.ShaderReadBit | AccessFlags.ShaderWriteBit
        | AccessFlags.TransferReadBit | AccessFlags.TransferWriteBit;

    private const PipelineStageFlags AllStages = PipelineStageFlags.ComputeShaderBit | PipelineStageFlags.TransferBit;

    /// <summary>Everything before is finished and visible to kernels and copies after.</summary>
    public void Barrier() => Barrier(AllStages, AllStages, AllAccess);

    /// <summary>Everything before is visible to the host once it has waited for the submit.</summary>
    public void HostBarrier() => Barrier(AllStages, PipelineStageFlags.HostBit, AccessFlags.HostReadBit);

    /// <summary>Writes a command, or one of several parts of a launch.</summary>
    public void Write(RecordedCommand command, KernelPipeline? pipeline, DescriptorSet set, int part = 0, int parts = 1)
    {
        switch (command)
        {
            case DispatchCommand dispatch:
                Write(dispatch, pipeline!, set, part, parts);
                break;
            case CopyCommand copy:
                BufferCopy region = new() { SrcOffset = copy.Source.Offset, DstOffset = copy.Target.Offset, Size = copy.Source.Size };
                device.Vk.CmdCopyBuffer(target, copy.Source.Arena.Handle, copy.Target.Arena.Handle, 1, &region);
                break;
            case FillCommand fill:
                device.Vk.CmdFillBuffer(target, fill.Target.Arena.Handle, fill.Target.Offset, fill.Target.Size, fill.Word);
                break;
            case ReadPictureCommand read:
                Write(read);
                break;
            case ReadImageCommand read:
                Write(read);
                break;
        }
    }

    private void Write(DispatchCommand dispatch, KernelPipeline pipeline, DescriptorSet set, int part, int parts)
    {
        device.Vk.CmdBindPipeline(target, PipelineBindPoint.Compute, pipeline.Handle);
        device.Vk.CmdBindDescriptorSets(target, PipelineBindPoint.Compute, pipeline.Layout, 0, 1, &set, 0, null);
        if (dispatch.PushConstants.Length > 0)
        {
            fixed (byte* data = dispatch.PushConstants)
            {
                device.Vk.CmdPushConstants(
                    target, pipeline.Layout, ShaderStageFlags.ComputeBit, 0, (uint)dispatch.PushConstants.Length, data);
            }
        }

        if (pipeline.AddressOffset is int offset)
        {
            ulong* addresses = stackalloc ulong[MemoryPath.Addresses];
            for (int i = 0; i < MemoryPath.Addresses; i++)
            {
                addresses[i] = i < dispatch.Bindings.Count ? dispatch.Bindings[i].Address : 0;
            }

            device.Vk.CmdPushConstants(
                target, pipeline.Layout, ShaderStageFlags.ComputeBit, (uint)offset, MemoryPath.Addresses * sizeof(ulong), addresses);
        }

        (DispatchSize first, DispatchSize size) = dispatch.Groups.Part(part, parts);
        device.Vk.CmdDispatchBase(target, first.X, first.Y, first.Z, size.X, size.Y, size.Z);
    }

    private void Write(ReadPictureCommand read)
    {
        // One copy where rows follow one another, as many as there are rows where they do not.
        GpuPixelBuffer picture = read.Source;
        int count = picture.RowPixels == picture.Width ? 1 : picture.Height;
        ulong bytes = (ulong)picture.Width * (ulong)(picture.Height / count) * GpuPixelBuffer.PixelBytes;
        for (int i = 0; i < count; i++)
        {
            BufferCopy region = new()
            {
                SrcOffset = picture.Pixels.Offset + ((ulong)i * (ulong)picture.RowPixels * GpuPixelBuffer.PixelBytes),
                DstOffset = read.Target.Offset + ((ulong)i * bytes),
                Size = bytes,
            };
            device.Vk.CmdCopyBuffer(target, picture.Pixels.Arena.Handle, read.Target.Arena.Handle, 1, &region);
        }
    }

    private void Write(ReadImageCommand read)
    {
        BufferImageCopy region = new()
        {
            BufferOffset = read.Target.Offset,
            ImageSubresource = new ImageSubresourceLayers { AspectMask = ImageAspectFlags.ColorBit, LayerCount = 1 },
            ImageExtent = new Extent3D { Width = (uint)read.Source.Width, Height = (uint)read.Source.Height, Depth = 1 },
        };
        device.Vk.CmdCopyImageToBuffer(target, read.Source.Image, ImageLayout.General, read.Target.Arena.Handle, 1, &region);
    }

    private void Barrier(PipelineStageFlags before, PipelineStageFlags after, AccessFlags reads)
    {
        MemoryBarrier barrier = new()
        {
            SType = StructureType.MemoryBarrier,
            SrcAccessMask = AccessFlags.ShaderReadBit | AccessFlags.ShaderWriteBit | AccessFlags.TransferReadBit | AccessFlags.TransferWriteBit,
            DstAccessMask = reads,
        };
        device.Vk.CmdPipelineBarrier(target, before, after, 0, 1, &barrier, 0, null, 0, null);
    }
}
