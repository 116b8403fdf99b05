// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkPipelineStageFlagBits.</summary>
[Flags] public enum PipelineStageFlags : int
{
    TopOfPipeBit = 1,
    DrawIndirectBit = 2,
    VertexInputBit = 4,
    VertexShaderBit = 8,
    TessellationControlShaderBit = 16,
    TessellationEvaluationShaderBit = 32,
    GeometryShaderBit = 64,
    FragmentShaderBit = 128,
    EarlyFragmentTestsBit = 256,
    LateFragmentTestsBit = 512,
    ColorAttachmentOutputBit = 1024,
    ComputeShaderBit = 2048,
    TransferBit = 4096,
    BottomOfPipeBit = 8192,
    HostBit = 16384,
    AllGraphicsBit = 32768,
    AllCommandsBit = 65536,
    None = 0,
}
