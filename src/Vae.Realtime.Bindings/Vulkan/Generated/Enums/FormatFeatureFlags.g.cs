// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkFormatFeatureFlagBits.</summary>
[Flags] public enum FormatFeatureFlags : int
{
    None = 0,
    SampledImageBit = 1,
    StorageImageBit = 2,
    StorageImageAtomicBit = 4,
    UniformTexelBufferBit = 8,
    StorageTexelBufferBit = 16,
    StorageTexelBufferAtomicBit = 32,
    VertexBufferBit = 64,
    ColorAttachmentBit = 128,
    ColorAttachmentBlendBit = 256,
    DepthStencilAttachmentBit = 512,
    BlitSrcBit = 1024,
    BlitDstBit = 2048,
    SampledImageFilterLinearBit = 4096,
    TransferSrcBit = 16384,
    TransferDstBit = 32768,
    MidpointChromaSamplesBit = 131072,
    SampledImageYcbcrConversionLinearFilterBit = 262144,
    SampledImageYcbcrConversionSeparateReconstructionFilterBit = 524288,
    SampledImageYcbcrConversionChromaReconstructionExplicitBit = 1048576,
    SampledImageYcbcrConversionChromaReconstructionExplicitForceableBit = 2097152,
    DisjointBit = 4194304,
    CositedChromaSamplesBit = 8388608,
    SampledImageFilterMinmaxBit = 65536,
}
