// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkImageUsageFlagBits.</summary>
[Flags] public enum ImageUsageFlags : int
{
    None = 0,
    TransferSrcBit = 1,
    TransferDstBit = 2,
    SampledBit = 4,
    StorageBit = 8,
    ColorAttachmentBit = 16,
    DepthStencilAttachmentBit = 32,
    TransientAttachmentBit = 64,
    InputAttachmentBit = 128,
}
