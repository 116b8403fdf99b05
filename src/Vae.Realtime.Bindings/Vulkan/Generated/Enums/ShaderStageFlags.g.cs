// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkShaderStageFlagBits.</summary>
[Flags] public enum ShaderStageFlags : int
{
    None = 0,
    VertexBit = 1,
    TessellationControlBit = 2,
    TessellationEvaluationBit = 4,
    GeometryBit = 8,
    FragmentBit = 16,
    ComputeBit = 32,
    AllGraphics = 31,
    All = 2147483647,
}
