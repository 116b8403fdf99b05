// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkDependencyFlagBits.</summary>
[Flags] public enum DependencyFlags : int
{
    None = 0,
    ByRegionBit = 1,
    DeviceGroupBit = 4,
    ViewLocalBit = 2,
}
