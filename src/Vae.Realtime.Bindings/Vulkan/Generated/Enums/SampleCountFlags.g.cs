// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkSampleCountFlagBits.</summary>
[Flags] public enum SampleCountFlags : int
{
    None = 0,
    Count1Bit = 1,
    Count2Bit = 2,
    Count4Bit = 4,
    Count8Bit = 8,
    Count16Bit = 16,
    Count32Bit = 32,
    Count64Bit = 64,
}
