// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkSystemAllocationScope.</summary>
public enum SystemAllocationScope : int
{
    Command = 0,
    Object = 1,
    Cache = 2,
    Device = 3,
    Instance = 4,
}
