// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkQueryPipelineStatisticFlagBits.</summary>
[Flags] public enum QueryPipelineStatisticFlags : int
{
    None = 0,
    InputAssemblyVerticesBit = 1,
    InputAssemblyPrimitivesBit = 2,
    VertexShaderInvocationsBit = 4,
    GeometryShaderInvocationsBit = 8,
    GeometryShaderPrimitivesBit = 16,
    ClippingInvocationsBit = 32,
    ClippingPrimitivesBit = 64,
    FragmentShaderInvocationsBit = 128,
    TessellationControlShaderPatchesBit = 256,
    TessellationEvaluationShaderInvocationsBit = 512,
    ComputeShaderInvocationsBit = 1024,
}
