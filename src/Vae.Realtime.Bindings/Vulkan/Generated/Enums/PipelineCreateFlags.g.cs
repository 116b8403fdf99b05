// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkPipelineCreateFlagBits.</summary>
[Flags] public enum PipelineCreateFlags : int
{
    None = 0,
    DisableOptimizationBit = 1,
    AllowDerivativesBit = 2,
    DerivativeBit = 4,
    ViewIndexFromDeviceIndexBit = 8,
    DispatchBaseBit = 16,
    FailOnPipelineCompileRequiredBit = 256,
    EarlyReturnOnFailureBit = 512,
}
