// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkResolveModeFlagBits.</summary>
[Flags] public enum ResolveModeFlags : int
{
    None = 0,
    SampleZeroBit = 1,
    AverageBit = 2,
    MinBit = 4,
    MaxBit = 8,
}
