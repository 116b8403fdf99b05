// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkValidationFeatureDisableEXT.</summary>
public enum ValidationFeatureDisableEXT : int
{
    AllExt = 0,
    ShadersExt = 1,
    ThreadSafetyExt = 2,
    ApiParametersExt = 3,
    ObjectLifetimesExt = 4,
    CoreChecksExt = 5,
    UniqueHandlesExt = 6,
    ShaderValidationCacheExt = 7,
}
