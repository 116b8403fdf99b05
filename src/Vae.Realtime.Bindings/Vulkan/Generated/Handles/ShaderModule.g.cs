// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkShaderModule.</summary>
public partial struct ShaderModule
{
    public ulong Handle;

    public ShaderModule(ulong? handle = null) => Handle = handle ?? 0;
}
