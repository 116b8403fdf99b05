// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkImageView.</summary>
public partial struct ImageView
{
    public ulong Handle;

    public ImageView(ulong? handle = null) => Handle = handle ?? 0;
}
