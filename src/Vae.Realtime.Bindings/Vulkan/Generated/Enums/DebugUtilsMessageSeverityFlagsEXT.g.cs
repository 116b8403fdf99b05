// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkDebugUtilsMessageSeverityFlagBitsEXT.</summary>
[Flags] public enum DebugUtilsMessageSeverityFlagsEXT : int
{
    None = 0,
    VerboseBitExt = 1,
    InfoBitExt = 16,
    WarningBitExt = 256,
    ErrorBitExt = 4096,
}
