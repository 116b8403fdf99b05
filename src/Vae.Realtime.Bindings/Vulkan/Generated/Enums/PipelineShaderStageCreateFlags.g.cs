// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkPipelineShaderStageCreateFlagBits.</summary>
[Flags] public enum PipelineShaderStageCreateFlags : int
{
    None = 0,
    AllowVaryingSubgroupSizeBit = 1,
    RequireFullSubgroupsBit = 2,
}
