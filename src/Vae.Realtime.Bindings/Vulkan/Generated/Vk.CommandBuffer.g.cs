// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>Core commands, those for CommandBuffer.</summary>
public unsafe partial class Vk
{
    private nint _beginCommandBuffer;

    /// <summary>vkBeginCommandBuffer.</summary>
    public Result BeginCommandBuffer(CommandBuffer commandBuffer, CommandBufferBeginInfo* pBeginInfo) =>
        ((delegate* unmanaged<CommandBuffer, CommandBufferBeginInfo*, Result>)(_beginCommandBuffer != 0 ? _beginCommandBuffer : Resolve(ref _beginCommandBuffer, "vkBeginCommandBuffer")))(commandBuffer, pBeginInfo);

    private nint _endCommandBuffer;

    /// <summary>vkEndCommandBuffer.</summary>
    public Result EndCommandBuffer(CommandBuffer commandBuffer) =>
        ((delegate* unmanaged<CommandBuffer, Result>)(_endCommandBuffer != 0 ? _endCommandBuffer : Resolve(ref _endCommandBuffer, "vkEndCommandBuffer")))(commandBuffer);

    private nint _resetCommandBuffer;

    /// <summary>vkResetCommandBuffer.</summary>
    public Result ResetCommandBuffer(CommandBuffer commandBuffer, CommandBufferResetFlags flags) =>
        ((delegate* unmanaged<CommandBuffer, CommandBufferResetFlags, Result>)(_resetCommandBuffer != 0 ? _resetCommandBuffer : Resolve(ref _resetCommandBuffer, "vkResetCommandBuffer")))(commandBuffer, flags);

    private nint _cmdBindPipeline;

    /// <summary>vkCmdBindPipeline.</summary>
    public void CmdBindPipeline(CommandBuffer commandBuffer, PipelineBindPoint pipelineBindPoint, Pipeline pipeline) =>
        ((delegate* unmanaged<CommandBuffer, PipelineBindPoint, Pipeline, void>)(_cmdBindPipeline != 0 ? _cmdBindPipeline : Resolve(ref _cmdBindPipeline, "vkCmdBindPipeline")))(commandBuffer, pipelineBindPoint, pipeline);

    private nint _cmdBindDescriptorSets;

    /// <summary>vkCmdBindDescriptorSets.</summary>
    public void CmdBindDescriptorSets(CommandBuffer commandBuffer, PipelineBindPoint pipelineBindPoint, PipelineLayout layout, uint firstSet, uint descriptorSetCount, DescriptorSet* pDescriptorSets, uint dynamicOffsetCount, uint* pDynamicOffsets) =>
        ((delegate* unmanaged<CommandBuffer, PipelineBindPoint, PipelineLayout, uint, uint, DescriptorSet*, uint, uint*, void>)(_cmdBindDescriptorSets != 0 ? _cmdBindDescriptorSets : Resolve(ref _cmdBindDescriptorSets, "vkCmdBindDescriptorSets")))(commandBuffer, pipelineBindPoint, layout, firstSet, descriptorSetCount, pDescriptorSets, dynamicOffsetCount, pDynamicOffsets);

    private nint _cmdPushConstants;

    /// <summary>vkCmdPushConstants.</summary>
    public void CmdPushConstants(CommandBuffer commandBuffer, PipelineLayout layout, ShaderStageFlags stageFlags, uint offset, uint size, void* pValues) =>
        ((delegate* unmanaged<CommandBuffer, PipelineLayout, ShaderStageFlags, uint, uint, void*, void>)(_cmdPushConstants != 0 ? _cmdPushConstants : Resolve(ref _cmdPushConstants, "vkCmdPushConstants")))(commandBuffer, layout, stageFlags, offset, size, pValues);

    private nint _cmdDispatch;

    /// <summary>vkCmdDispatch.</summary>
    public void CmdDispatch(CommandBuffer commandBuffer, uint groupCountX, uint groupCountY, uint groupCountZ) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, uint, void>)(_cmdDispatch != 0 ? _cmdDispatch : Resolve(ref _cmdDispatch, "vkCmdDispatch")))(commandBuffer, groupCountX, groupCountY, groupCountZ);

    private nint _cmdDispatchBase;

    /// <summary>vkCmdDispatchBase.</summary>
    public void CmdDispatchBase(CommandBuffer commandBuffer, uint baseGroupX, uint baseGroupY, uint baseGroupZ, uint groupCountX, uint groupCountY, uint groupCountZ) =>
        ((delegate* unmanaged<CommandBuffer, uint, uint, uint, uint, uint, uint, void>)(_cmdDispatchBase != 0 ? _cmdDispatchBase : Resolve(ref _cmdDispatchBase, "vkCmdDispatchBase")))(commandBuffer, baseGroupX, baseGroupY, baseGroupZ, groupCountX, groupCountY, groupCountZ);

    private nint _cmdDispatchIndirect;

    /// <summary>vkCmdDispatchIndirect.</summary>
    public void CmdDispatchIndirect(CommandBuffer commandBuffer, Buffer buffer, ulong offset) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, void>)(_cmdDispatchIndirect != 0 ? _cmdDispatchIndirect : Resolve(ref _cmdDispatchIndirect, "vkCmdDispatchIndirect")))(commandBuffer, buffer, offset);

    private nint _cmdPipelineBarrier;

    /// <summary>vkCmdPipelineBarrier.</summary>
    public void CmdPipelineBarrier(CommandBuffer commandBuffer, PipelineStageFlags srcStageMask, PipelineStageFlags dstStageMask, DependencyFlags dependencyFlags, uint memoryBarrierCount, MemoryBarrier* pMemoryBarriers, uint bufferMemoryBarrierCount, BufferMemoryBarrier* pBufferMemoryBarriers, uint imageMemoryBarrierCount, ImageMemoryBarrier* pImageMemoryBarriers) =>
        ((delegate* unmanaged<CommandBuffer, PipelineStageFlags, PipelineStageFlags, DependencyFlags, uint, MemoryBarrier*, uint, BufferMemoryBarrier*, uint, ImageMemoryBarrier*, void>)(_cmdPipelineBarrier != 0 ? _cmdPipelineBarrier : Resolve(ref _cmdPipelineBarrier, "vkCmdPipelineBarrier")))(commandBuffer, srcStageMask, dstStageMask, dependencyFlags, memoryBarrierCount, pMemoryBarriers, bufferMemoryBarrierCount, pBufferMemoryBarriers, imageMemoryBarrierCount, pImageMemoryBarriers);

    private nint _cmdCopyBuffer;

    /// <summary>vkCmdCopyBuffer.</summary>
    public void CmdCopyBuffer(CommandBuffer commandBuffer, Buffer srcBuffer, Buffer dstBuffer, uint regionCount, BufferCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, Buffer, uint, BufferCopy*, void>)(_cmdCopyBuffer != 0 ? _cmdCopyBuffer : Resolve(ref _cmdCopyBuffer, "vkCmdCopyBuffer")))(commandBuffer, srcBuffer, dstBuffer, regionCount, pRegions);

    private nint _cmdFillBuffer;

    /// <summary>vkCmdFillBuffer.</summary>
    public void CmdFillBuffer(CommandBuffer commandBuffer, Buffer dstBuffer, ulong dstOffset, ulong size, uint data) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, ulong, uint, void>)(_cmdFillBuffer != 0 ? _cmdFillBuffer : Resolve(ref _cmdFillBuffer, "vkCmdFillBuffer")))(commandBuffer, dstBuffer, dstOffset, size, data);

    private nint _cmdUpdateBuffer;

    /// <summary>vkCmdUpdateBuffer.</summary>
    public void CmdUpdateBuffer(CommandBuffer commandBuffer, Buffer dstBuffer, ulong dstOffset, ulong dataSize, void* pData) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, ulong, ulong, void*, void>)(_cmdUpdateBuffer != 0 ? _cmdUpdateBuffer : Resolve(ref _cmdUpdateBuffer, "vkCmdUpdateBuffer")))(commandBuffer, dstBuffer, dstOffset, dataSize, pData);

    private nint _cmdCopyImage;

    /// <summary>vkCmdCopyImage.</summary>
    public void CmdCopyImage(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Image dstImage, ImageLayout dstImageLayout, uint regionCount, ImageCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, Image, ImageLayout, uint, ImageCopy*, void>)(_cmdCopyImage != 0 ? _cmdCopyImage : Resolve(ref _cmdCopyImage, "vkCmdCopyImage")))(commandBuffer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions);

    private nint _cmdCopyImageToBuffer;

    /// <summary>vkCmdCopyImageToBuffer.</summary>
    public void CmdCopyImageToBuffer(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Buffer dstBuffer, uint regionCount, BufferImageCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, Buffer, uint, BufferImageCopy*, void>)(_cmdCopyImageToBuffer != 0 ? _cmdCopyImageToBuffer : Resolve(ref _cmdCopyImageToBuffer, "vkCmdCopyImageToBuffer")))(commandBuffer, srcImage, srcImageLayout, dstBuffer, regionCount, pRegions);

    private nint _cmdCopyBufferToImage;

    /// <summary>vkCmdCopyBufferToImage.</summary>
    public void CmdCopyBufferToImage(CommandBuffer commandBuffer, Buffer srcBuffer, Image dstImage, ImageLayout dstImageLayout, uint regionCount, BufferImageCopy* pRegions) =>
        ((delegate* unmanaged<CommandBuffer, Buffer, Image, ImageLayout, uint, BufferImageCopy*, void>)(_cmdCopyBufferToImage != 0 ? _cmdCopyBufferToImage : Resolve(ref _cmdCopyBufferToImage, "vkCmdCopyBufferToImage")))(commandBuffer, srcBuffer, dstImage, dstImageLayout, regionCount, pRegions);

    private nint _cmdBlitImage;

    /// <summary>vkCmdBlitImage.</summary>
    public void CmdBlitImage(CommandBuffer commandBuffer, Image srcImage, ImageLayout srcImageLayout, Image dstImage, ImageLayout dstImageLayout, uint regionCount, ImageBlit* pRegions, Filter filter) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, Image, ImageLayout, uint, ImageBlit*, Filter, void>)(_cmdBlitImage != 0 ? _cmdBlitImage : Resolve(ref _cmdBlitImage, "vkCmdBlitImage")))(commandBuffer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions, filter);

    private nint _cmdClearColorImage;

    /// <summary>vkCmdClearColorImage.</summary>
    public void CmdClearColorImage(CommandBuffer commandBuffer, Image image, ImageLayout imageLayout, ClearColorValue* pColor, uint rangeCount, ImageSubresourceRange* pRanges) =>
        ((delegate* unmanaged<CommandBuffer, Image, ImageLayout, ClearColorValue*, uint, ImageSubresourceRange*, void>)(_cmdClearColorImage != 0 ? _cmdClearColorImage : Resolve(ref _cmdClearColorImage, "vkCmdClearColorImage")))(commandBuffer, image, imageLayout, pColor, rangeCount, pRanges);

    private nint _cmdWriteTimestamp;

    /// <summary>vkCmdWriteTimestamp.</summary>
    public void CmdWriteTimestamp(CommandBuffer commandBuffer, PipelineStageFlags pipelineStage, QueryPool queryPool, uint query) =>
        ((delegate* unmanaged<CommandBuffer, PipelineStageFlags, QueryPool, uint, void>)(_cmdWriteTimestamp != 0 ? _cmdWriteTimestamp : Resolve(ref _cmdWriteTimestamp, "vkCmdWriteTimestamp")))(commandBuffer, pipelineStage, queryPool, query);

    private nint _cmdResetQueryPool;

    /// <summary>vkCmdResetQueryPool.</summary>
    public void CmdResetQueryPool(CommandBuffer commandBuffer, QueryPool queryPool, uint firstQuery, uint queryCount) =>
        ((delegate* unmanaged<CommandBuffer, QueryPool, uint, uint, void>)(_cmdResetQueryPool != 0 ? _cmdResetQueryPool : Resolve(ref _cmdResetQueryPool, "vkCmdResetQueryPool")))(commandBuffer, queryPool, firstQuery, queryCount);
}
