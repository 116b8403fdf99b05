// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkDebugUtilsMessageTypeFlagBitsEXT.</summary>
[Flags] public enum DebugUtilsMessageTypeFlagsEXT : int
{
    None = 0,
    GeneralBitExt = 1,
    ValidationBitExt = 2,
    PerformanceBitExt = 4,
}
