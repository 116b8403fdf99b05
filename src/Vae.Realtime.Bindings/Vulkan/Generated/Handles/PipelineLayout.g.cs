// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkPipelineLayout.</summary>
public partial struct PipelineLayout
{
    public ulong Handle;

    public PipelineLayout(ulong? handle = null) => Handle = handle ?? 0;
}
