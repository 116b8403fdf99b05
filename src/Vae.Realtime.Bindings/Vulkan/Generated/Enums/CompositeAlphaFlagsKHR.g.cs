// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkCompositeAlphaFlagBitsKHR.</summary>
[Flags] public enum CompositeAlphaFlagsKHR : int
{
    None = 0,
    OpaqueBitKhr = 1,
    PreMultipliedBitKhr = 2,
    PostMultipliedBitKhr = 4,
    InheritBitKhr = 8,
}
