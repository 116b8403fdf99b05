// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkMemoryPropertyFlagBits.</summary>
[Flags] public enum MemoryPropertyFlags : int
{
    None = 0,
    DeviceLocalBit = 1,
    HostVisibleBit = 2,
    HostCoherentBit = 4,
    HostCachedBit = 8,
    LazilyAllocatedBit = 16,
    ProtectedBit = 32,
}
