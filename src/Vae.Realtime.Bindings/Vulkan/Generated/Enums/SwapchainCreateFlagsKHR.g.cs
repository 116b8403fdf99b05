// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkSwapchainCreateFlagBitsKHR.</summary>
[Flags] public enum SwapchainCreateFlagsKHR : int
{
    None = 0,
    SplitInstanceBindRegionsBitKhr = 1,
    ProtectedBitKhr = 2,
}
