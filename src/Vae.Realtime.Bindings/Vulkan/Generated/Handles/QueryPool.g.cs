// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkQueryPool.</summary>
public partial struct QueryPool
{
    public ulong Handle;

    public QueryPool(ulong? handle = null) => Handle = handle ?? 0;
}
