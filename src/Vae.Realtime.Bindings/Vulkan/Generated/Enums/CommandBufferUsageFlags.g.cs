// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkCommandBufferUsageFlagBits.</summary>
[Flags] public enum CommandBufferUsageFlags : int
{
    None = 0,
    OneTimeSubmitBit = 1,
    RenderPassContinueBit = 2,
    SimultaneousUseBit = 4,
}
