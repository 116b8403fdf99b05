// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkSharingMode.</summary>
public enum SharingMode : int
{
    Exclusive = 0,
    Concurrent = 1,
}
