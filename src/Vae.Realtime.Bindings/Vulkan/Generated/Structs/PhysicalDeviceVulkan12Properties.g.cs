// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkPhysicalDeviceVulkan12Properties.</summary>
public unsafe partial struct PhysicalDeviceVulkan12Properties
{
    public StructureType SType;
    public void* PNext;
    public DriverId DriverID;
    public fixed byte DriverName[256];
    public fixed byte DriverInfo[256];
    public ConformanceVersion ConformanceVersion;
    public ShaderFloatControlsIndependence DenormBehaviorIndependence;
    public ShaderFloatControlsIndependence RoundingModeIndependence;
    public Bool32 ShaderSignedZeroInfNanPreserveFloat16;
    public Bool32 ShaderSignedZeroInfNanPreserveFloat32;
    public Bool32 ShaderSignedZeroInfNanPreserveFloat64;
    public Bool32 ShaderDenormPreserveFloat16;
    public Bool32 ShaderDenormPreserveFloat32;
    public Bool32 ShaderDenormPreserveFloat64;
    public Bool32 ShaderDenormFlushToZeroFloat16;
    public Bool32 ShaderDenormFlushToZeroFloat32;
    public Bool32 ShaderDenormFlushToZeroFloat64;
    public Bool32 ShaderRoundingModeRtefloat16;
    public Bool32 ShaderRoundingModeRtefloat32;
    public Bool32 ShaderRoundingModeRtefloat64;
    public Bool32 ShaderRoundingModeRtzfloat16;
    public Bool32 ShaderRoundingModeRtzfloat32;
    public Bool32 ShaderRoundingModeRtzfloat64;
    public uint MaxUpdateAfterBindDescriptorsInAllPools;
    public Bool32 ShaderUniformBufferArrayNonUniformIndexingNative;
    public Bool32 ShaderSampledImageArrayNonUniformIndexingNative;
    public Bool32 ShaderStorageBufferArrayNonUniformIndexingNative;
    public Bool32 ShaderStorageImageArrayNonUniformIndexingNative;
    public Bool32 ShaderInputAttachmentArrayNonUniformIndexingNative;
    public Bool32 RobustBufferAccessUpdateAfterBind;
    public Bool32 QuadDivergentImplicitLod;
    public uint MaxPerStageDescriptorUpdateAfterBindSamplers;
    public uint MaxPerStageDescriptorUpdateAfterBindUniformBuffers;
    public uint MaxPerStageDescriptorUpdateAfterBindStorageBuffers;
    public uint MaxPerStageDescriptorUpdateAfterBindSampledImages;
    public uint MaxPerStageDescriptorUpdateAfterBindStorageImages;
    public uint MaxPerStageDescriptorUpdateAfterBindInputAttachments;
    public uint MaxPerStageUpdateAfterBindResources;
    public uint MaxDescriptorSetUpdateAfterBindSamplers;
    public uint MaxDescriptorSetUpdateAfterBindUniformBuffers;
    public uint MaxDescriptorSetUpdateAfterBindUniformBuffersDynamic;
    public uint MaxDescriptorSetUpdateAfterBindStorageBuffers;
    public uint MaxDescriptorSetUpdateAfterBindStorageBuffersDynamic;
    public uint MaxDescriptorSetUpdateAfterBindSampledImages;
    public uint MaxDescriptorSetUpdateAfterBindStorageImages;
    public uint MaxDescriptorSetUpdateAfterBindInputAttachments;
    public ResolveModeFlags SupportedDepthResolveModes;
    public ResolveModeFlags SupportedStencilResolveModes;
    public Bool32 IndependentResolveNone;
    public Bool32 IndependentResolve;
    public Bool32 FilterMinmaxSingleComponentFormats;
    public Bool32 FilterMinmaxImageComponentMapping;
    public ulong MaxTimelineSemaphoreValueDifference;
    public SampleCountFlags FramebufferIntegerColorSampleCounts;
}
