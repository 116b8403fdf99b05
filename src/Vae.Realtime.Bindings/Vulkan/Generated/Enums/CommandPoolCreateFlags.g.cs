// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkCommandPoolCreateFlagBits.</summary>
[Flags] public enum CommandPoolCreateFlags : int
{
    None = 0,
    TransientBit = 1,
    ResetCommandBufferBit = 2,
    ProtectedBit = 4,
}
