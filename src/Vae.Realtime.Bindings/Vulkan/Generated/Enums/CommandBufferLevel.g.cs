// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkCommandBufferLevel.</summary>
public enum CommandBufferLevel : int
{
    Primary = 0,
    Secondary = 1,
}
