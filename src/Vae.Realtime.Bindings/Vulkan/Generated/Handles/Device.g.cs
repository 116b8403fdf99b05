// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkDevice.</summary>
public partial struct Device
{
    public nint Handle;

    public Device(nint? handle = null) => Handle = handle ?? 0;
}
