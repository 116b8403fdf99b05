// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkMemoryHeapFlagBits.</summary>
[Flags] public enum MemoryHeapFlags : int
{
    None = 0,
    DeviceLocalBit = 1,
    MultiInstanceBit = 2,
}
