// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkInternalAllocationType.</summary>
public enum InternalAllocationType : int
{
    Executable = 0,
}
