namespace Vae.Realtime.Gpu.Memory;

using Silk.NET.Vulkan;

/// <summary>Layout changes of whole colour images.</summary>
internal static unsafe class ImageBarriers
{
    public static ImageSubresourceRange Whole => new()
    {
        AspectMask = ImageAspectFlags.ColorBit,
        LevelCount = 1,
        LayerCount = 1,
    };

    public static void Transition(
        Vk vk, CommandBuffer commands, Image image, ImageLayout from, ImageLayout to, AccessFlags before, AccessFlags after)
    {
        ImageMemoryBarrier barrier = new()
        {
            SType = StructureType.ImageMemoryBarrier,
            SrcAccessMask = before,
            DstAccessMask = after,
            OldLayout = from,
            NewLayout = to,
            SrcQueueFamilyIndex = Vk.QueueFamilyIgnored,
            DstQueueFamilyIndex = Vk.QueueFamilyIgnored,
            Image = image,
            SubresourceRange = Whole,
        };
        vk.CmdPipelineBarrier(
            commands, PipelineStageFlags.AllCommandsBit, PipelineStageFlags.AllCommandsBit, 0, 0, null, 0, null, 1, &barrier);
    }
}
