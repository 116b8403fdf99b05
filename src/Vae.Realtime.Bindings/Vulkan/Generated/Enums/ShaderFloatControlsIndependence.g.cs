// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkShaderFloatControlsIndependence.</summary>
public enum ShaderFloatControlsIndependence : int
{
    Independence32BitOnly = 0,
    All = 1,
    None = 2,
}
