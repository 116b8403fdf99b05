// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkPhysicalDeviceVulkan13Properties.</summary>
public unsafe partial struct PhysicalDeviceVulkan13Properties
{
    public StructureType SType;
    public void* PNext;
    public uint MinSubgroupSize;
    public uint MaxSubgroupSize;
    public uint MaxComputeWorkgroupSubgroups;
    public ShaderStageFlags RequiredSubgroupSizeStages;
    public uint MaxInlineUniformBlockSize;
    public uint MaxPerStageDescriptorInlineUniformBlocks;
    public uint MaxPerStageDescriptorUpdateAfterBindInlineUniformBlocks;
    public uint MaxDescriptorSetInlineUniformBlocks;
    public uint MaxDescriptorSetUpdateAfterBindInlineUniformBlocks;
    public uint MaxInlineUniformTotalSize;
    public Bool32 IntegerDotProduct8BitUnsignedAccelerated;
    public Bool32 IntegerDotProduct8BitSignedAccelerated;
    public Bool32 IntegerDotProduct8BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProduct4x8BitPackedUnsignedAccelerated;
    public Bool32 IntegerDotProduct4x8BitPackedSignedAccelerated;
    public Bool32 IntegerDotProduct4x8BitPackedMixedSignednessAccelerated;
    public Bool32 IntegerDotProduct16BitUnsignedAccelerated;
    public Bool32 IntegerDotProduct16BitSignedAccelerated;
    public Bool32 IntegerDotProduct16BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProduct32BitUnsignedAccelerated;
    public Bool32 IntegerDotProduct32BitSignedAccelerated;
    public Bool32 IntegerDotProduct32BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProduct64BitUnsignedAccelerated;
    public Bool32 IntegerDotProduct64BitSignedAccelerated;
    public Bool32 IntegerDotProduct64BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating8BitUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating8BitSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating8BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating4x8BitPackedUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating4x8BitPackedSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating4x8BitPackedMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating16BitUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating16BitSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating16BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating32BitUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating32BitSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating32BitMixedSignednessAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating64BitUnsignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating64BitSignedAccelerated;
    public Bool32 IntegerDotProductAccumulatingSaturating64BitMixedSignednessAccelerated;
    public ulong StorageTexelBufferOffsetAlignmentBytes;
    public Bool32 StorageTexelBufferOffsetSingleTexelAlignment;
    public ulong UniformTexelBufferOffsetAlignmentBytes;
    public Bool32 UniformTexelBufferOffsetSingleTexelAlignment;
    public ulong MaxBufferSize;
}
