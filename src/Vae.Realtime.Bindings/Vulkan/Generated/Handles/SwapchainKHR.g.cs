// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkSwapchainKHR.</summary>
public partial struct SwapchainKHR
{
    public ulong Handle;

    public SwapchainKHR(ulong? handle = null) => Handle = handle ?? 0;
}
