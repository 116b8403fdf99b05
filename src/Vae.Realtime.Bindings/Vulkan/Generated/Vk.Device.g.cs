// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>Core commands, those for Device.</summary>
public unsafe partial class Vk
{
    private nint _destroyDevice;

    /// <summary>vkDestroyDevice.</summary>
    public void DestroyDevice(Device device, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, AllocationCallbacks*, void>)(_destroyDevice != 0 ? _destroyDevice : Resolve(ref _destroyDevice, "vkDestroyDevice")))(device, pAllocator);

    private nint _getDeviceQueue;

    /// <summary>vkGetDeviceQueue.</summary>
    public void GetDeviceQueue(Device device, uint queueFamilyIndex, uint queueIndex, Queue* pQueue) =>
        ((delegate* unmanaged<Device, uint, uint, Queue*, void>)(_getDeviceQueue != 0 ? _getDeviceQueue : Resolve(ref _getDeviceQueue, "vkGetDeviceQueue")))(device, queueFamilyIndex, queueIndex, pQueue);

    private nint _getDeviceProcAddr;

    /// <summary>vkGetDeviceProcAddr.</summary>
    public PfnVoidFunction GetDeviceProcAddr(Device device, byte* pName) =>
        ((delegate* unmanaged<Device, byte*, PfnVoidFunction>)(_getDeviceProcAddr != 0 ? _getDeviceProcAddr : Resolve(ref _getDeviceProcAddr, "vkGetDeviceProcAddr")))(device, pName);

    private nint _createBuffer;

    /// <summary>vkCreateBuffer.</summary>
    public Result CreateBuffer(Device device, BufferCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Buffer* pBuffer) =>
        ((delegate* unmanaged<Device, BufferCreateInfo*, AllocationCallbacks*, Buffer*, Result>)(_createBuffer != 0 ? _createBuffer : Resolve(ref _createBuffer, "vkCreateBuffer")))(device, pCreateInfo, pAllocator, pBuffer);

    private nint _destroyBuffer;

    /// <summary>vkDestroyBuffer.</summary>
    public void DestroyBuffer(Device device, Buffer buffer, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Buffer, AllocationCallbacks*, void>)(_destroyBuffer != 0 ? _destroyBuffer : Resolve(ref _destroyBuffer, "vkDestroyBuffer")))(device, buffer, pAllocator);

    private nint _getBufferMemoryRequirements;

    /// <summary>vkGetBufferMemoryRequirements.</summary>
    public void GetBufferMemoryRequirements(Device device, Buffer buffer, MemoryRequirements* pMemoryRequirements) =>
        ((delegate* unmanaged<Device, Buffer, MemoryRequirements*, void>)(_getBufferMemoryRequirements != 0 ? _getBufferMemoryRequirements : Resolve(ref _getBufferMemoryRequirements, "vkGetBufferMemoryRequirements")))(device, buffer, pMemoryRequirements);

    private nint _bindBufferMemory;

    /// <summary>vkBindBufferMemory.</summary>
    public Result BindBufferMemory(Device device, Buffer buffer, DeviceMemory memory, ulong memoryOffset) =>
        ((delegate* unmanaged<Device, Buffer, DeviceMemory, ulong, Result>)(_bindBufferMemory != 0 ? _bindBufferMemory : Resolve(ref _bindBufferMemory, "vkBindBufferMemory")))(device, buffer, memory, memoryOffset);

    private nint _allocateMemory;

    /// <summary>vkAllocateMemory.</summary>
    public Result AllocateMemory(Device device, MemoryAllocateInfo* pAllocateInfo, AllocationCallbacks* pAllocator, DeviceMemory* pMemory) =>
        ((delegate* unmanaged<Device, MemoryAllocateInfo*, AllocationCallbacks*, DeviceMemory*, Result>)(_allocateMemory != 0 ? _allocateMemory : Resolve(ref _allocateMemory, "vkAllocateMemory")))(device, pAllocateInfo, pAllocator, pMemory);

    private nint _freeMemory;

    /// <summary>vkFreeMemory.</summary>
    public void FreeMemory(Device device, DeviceMemory memory, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, DeviceMemory, AllocationCallbacks*, void>)(_freeMemory != 0 ? _freeMemory : Resolve(ref _freeMemory, "vkFreeMemory")))(device, memory, pAllocator);

    private nint _mapMemory;

    /// <summary>vkMapMemory.</summary>
    public Result MapMemory(Device device, DeviceMemory memory, ulong offset, ulong size, MemoryMapFlags flags, void** ppData) =>
        ((delegate* unmanaged<Device, DeviceMemory, ulong, ulong, MemoryMapFlags, void**, Result>)(_mapMemory != 0 ? _mapMemory : Resolve(ref _mapMemory, "vkMapMemory")))(device, memory, offset, size, flags, ppData);

    private nint _unmapMemory;

    /// <summary>vkUnmapMemory.</summary>
    public void UnmapMemory(Device device, DeviceMemory memory) =>
        ((delegate* unmanaged<Device, DeviceMemory, void>)(_unmapMemory != 0 ? _unmapMemory : Resolve(ref _unmapMemory, "vkUnmapMemory")))(device, memory);

    private nint _flushMappedMemoryRanges;

    /// <summary>vkFlushMappedMemoryRanges.</summary>
    public Result FlushMappedMemoryRanges(Device device, uint memoryRangeCount, MappedMemoryRange* pMemoryRanges) =>
        ((delegate* unmanaged<Device, uint, MappedMemoryRange*, Result>)(_flushMappedMemoryRanges != 0 ? _flushMappedMemoryRanges : Resolve(ref _flushMappedMemoryRanges, "vkFlushMappedMemoryRanges")))(device, memoryRangeCount, pMemoryRanges);

    private nint _invalidateMappedMemoryRanges;

    /// <summary>vkInvalidateMappedMemoryRanges.</summary>
    public Result InvalidateMappedMemoryRanges(Device device, uint memoryRangeCount, MappedMemoryRange* pMemoryRanges) =>
        ((delegate* unmanaged<Device, uint, MappedMemoryRange*, Result>)(_invalidateMappedMemoryRanges != 0 ? _invalidateMappedMemoryRanges : Resolve(ref _invalidateMappedMemoryRanges, "vkInvalidateMappedMemoryRanges")))(device, memoryRangeCount, pMemoryRanges);

    private nint _createBufferView;

    /// <summary>vkCreateBufferView.</summary>
    public Result CreateBufferView(Device device, BufferViewCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, BufferView* pView) =>
        ((delegate* unmanaged<Device, BufferViewCreateInfo*, AllocationCallbacks*, BufferView*, Result>)(_createBufferView != 0 ? _createBufferView : Resolve(ref _createBufferView, "vkCreateBufferView")))(device, pCreateInfo, pAllocator, pView);

    private nint _destroyBufferView;

    /// <summary>vkDestroyBufferView.</summary>
    public void DestroyBufferView(Device device, BufferView bufferView, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, BufferView, AllocationCallbacks*, void>)(_destroyBufferView != 0 ? _destroyBufferView : Resolve(ref _destroyBufferView, "vkDestroyBufferView")))(device, bufferView, pAllocator);

    private nint _createImage;

    /// <summary>vkCreateImage.</summary>
    public Result CreateImage(Device device, ImageCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Image* pImage) =>
        ((delegate* unmanaged<Device, ImageCreateInfo*, AllocationCallbacks*, Image*, Result>)(_createImage != 0 ? _createImage : Resolve(ref _createImage, "vkCreateImage")))(device, pCreateInfo, pAllocator, pImage);

    private nint _destroyImage;

    /// <summary>vkDestroyImage.</summary>
    public void DestroyImage(Device device, Image image, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Image, AllocationCallbacks*, void>)(_destroyImage != 0 ? _destroyImage : Resolve(ref _destroyImage, "vkDestroyImage")))(device, image, pAllocator);

    private nint _getImageMemoryRequirements;

    /// <summary>vkGetImageMemoryRequirements.</summary>
    public void GetImageMemoryRequirements(Device device, Image image, MemoryRequirements* pMemoryRequirements) =>
        ((delegate* unmanaged<Device, Image, MemoryRequirements*, void>)(_getImageMemoryRequirements != 0 ? _getImageMemoryRequirements : Resolve(ref _getImageMemoryRequirements, "vkGetImageMemoryRequirements")))(device, image, pMemoryRequirements);

    private nint _bindImageMemory;

    /// <summary>vkBindImageMemory.</summary>
    public Result BindImageMemory(Device device, Image image, DeviceMemory memory, ulong memoryOffset) =>
        ((delegate* unmanaged<Device, Image, DeviceMemory, ulong, Result>)(_bindImageMemory != 0 ? _bindImageMemory : Resolve(ref _bindImageMemory, "vkBindImageMemory")))(device, image, memory, memoryOffset);

    private nint _createImageView;

    /// <summary>vkCreateImageView.</summary>
    public Result CreateImageView(Device device, ImageViewCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, ImageView* pView) =>
        ((delegate* unmanaged<Device, ImageViewCreateInfo*, AllocationCallbacks*, ImageView*, Result>)(_createImageView != 0 ? _createImageView : Resolve(ref _createImageView, "vkCreateImageView")))(device, pCreateInfo, pAllocator, pView);

    private nint _destroyImageView;

    /// <summary>vkDestroyImageView.</summary>
    public void DestroyImageView(Device device, ImageView imageView, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, ImageView, AllocationCallbacks*, void>)(_destroyImageView != 0 ? _destroyImageView : Resolve(ref _destroyImageView, "vkDestroyImageView")))(device, imageView, pAllocator);

    private nint _createShaderModule;

    /// <summary>vkCreateShaderModule.</summary>
    public Result CreateShaderModule(Device device, ShaderModuleCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, ShaderModule* pShaderModule) =>
        ((delegate* unmanaged<Device, ShaderModuleCreateInfo*, AllocationCallbacks*, ShaderModule*, Result>)(_createShaderModule != 0 ? _createShaderModule : Resolve(ref _createShaderModule, "vkCreateShaderModule")))(device, pCreateInfo, pAllocator, pShaderModule);

    private nint _destroyShaderModule;

    /// <summary>vkDestroyShaderModule.</summary>
    public void DestroyShaderModule(Device device, ShaderModule shaderModule, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, ShaderModule, AllocationCallbacks*, void>)(_destroyShaderModule != 0 ? _destroyShaderModule : Resolve(ref _destroyShaderModule, "vkDestroyShaderModule")))(device, shaderModule, pAllocator);

    private nint _createPipelineCache;

    /// <summary>vkCreatePipelineCache.</summary>
    public Result CreatePipelineCache(Device device, PipelineCacheCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, PipelineCache* pPipelineCache) =>
        ((delegate* unmanaged<Device, PipelineCacheCreateInfo*, AllocationCallbacks*, PipelineCache*, Result>)(_createPipelineCache != 0 ? _createPipelineCache : Resolve(ref _createPipelineCache, "vkCreatePipelineCache")))(device, pCreateInfo, pAllocator, pPipelineCache);

    private nint _destroyPipelineCache;

    /// <summary>vkDestroyPipelineCache.</summary>
    public void DestroyPipelineCache(Device device, PipelineCache pipelineCache, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, PipelineCache, AllocationCallbacks*, void>)(_destroyPipelineCache != 0 ? _destroyPipelineCache : Resolve(ref _destroyPipelineCache, "vkDestroyPipelineCache")))(device, pipelineCache, pAllocator);

    private nint _getPipelineCacheData;

    /// <summary>vkGetPipelineCacheData.</summary>
    public Result GetPipelineCacheData(Device device, PipelineCache pipelineCache, nuint* pDataSize, void* pData) =>
        ((delegate* unmanaged<Device, PipelineCache, nuint*, void*, Result>)(_getPipelineCacheData != 0 ? _getPipelineCacheData : Resolve(ref _getPipelineCacheData, "vkGetPipelineCacheData")))(device, pipelineCache, pDataSize, pData);

    private nint _createComputePipelines;

    /// <summary>vkCreateComputePipelines.</summary>
    public Result CreateComputePipelines(Device device, PipelineCache pipelineCache, uint createInfoCount, ComputePipelineCreateInfo* pCreateInfos, AllocationCallbacks* pAllocator, Pipeline* pPipelines) =>
        ((delegate* unmanaged<Device, PipelineCache, uint, ComputePipelineCreateInfo*, AllocationCallbacks*, Pipeline*, Result>)(_createComputePipelines != 0 ? _createComputePipelines : Resolve(ref _createComputePipelines, "vkCreateComputePipelines")))(device, pipelineCache, createInfoCount, pCreateInfos, pAllocator, pPipelines);

    private nint _destroyPipeline;

    /// <summary>vkDestroyPipeline.</summary>
    public void DestroyPipeline(Device device, Pipeline pipeline, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Pipeline, AllocationCallbacks*, void>)(_destroyPipeline != 0 ? _destroyPipeline : Resolve(ref _destroyPipeline, "vkDestroyPipeline")))(device, pipeline, pAllocator);

    private nint _createPipelineLayout;

    /// <summary>vkCreatePipelineLayout.</summary>
    public Result CreatePipelineLayout(Device device, PipelineLayoutCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, PipelineLayout* pPipelineLayout) =>
        ((delegate* unmanaged<Device, PipelineLayoutCreateInfo*, AllocationCallbacks*, PipelineLayout*, Result>)(_createPipelineLayout != 0 ? _createPipelineLayout : Resolve(ref _createPipelineLayout, "vkCreatePipelineLayout")))(device, pCreateInfo, pAllocator, pPipelineLayout);

    private nint _destroyPipelineLayout;

    /// <summary>vkDestroyPipelineLayout.</summary>
    public void DestroyPipelineLayout(Device device, PipelineLayout pipelineLayout, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, PipelineLayout, AllocationCallbacks*, void>)(_destroyPipelineLayout != 0 ? _destroyPipelineLayout : Resolve(ref _destroyPipelineLayout, "vkDestroyPipelineLayout")))(device, pipelineLayout, pAllocator);

    private nint _createDescriptorSetLayout;

    /// <summary>vkCreateDescriptorSetLayout.</summary>
    public Result CreateDescriptorSetLayout(Device device, DescriptorSetLayoutCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, DescriptorSetLayout* pSetLayout) =>
        ((delegate* unmanaged<Device, DescriptorSetLayoutCreateInfo*, AllocationCallbacks*, DescriptorSetLayout*, Result>)(_createDescriptorSetLayout != 0 ? _createDescriptorSetLayout : Resolve(ref _createDescriptorSetLayout, "vkCreateDescriptorSetLayout")))(device, pCreateInfo, pAllocator, pSetLayout);

    private nint _destroyDescriptorSetLayout;

    /// <summary>vkDestroyDescriptorSetLayout.</summary>
    public void DestroyDescriptorSetLayout(Device device, DescriptorSetLayout descriptorSetLayout, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, DescriptorSetLayout, AllocationCallbacks*, void>)(_destroyDescriptorSetLayout != 0 ? _destroyDescriptorSetLayout : Resolve(ref _destroyDescriptorSetLayout, "vkDestroyDescriptorSetLayout")))(device, descriptorSetLayout, pAllocator);

    private nint _createDescriptorPool;

    /// <summary>vkCreateDescriptorPool.</summary>
    public Result CreateDescriptorPool(Device device, DescriptorPoolCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, DescriptorPool* pDescriptorPool) =>
        ((delegate* unmanaged<Device, DescriptorPoolCreateInfo*, AllocationCallbacks*, DescriptorPool*, Result>)(_createDescriptorPool != 0 ? _createDescriptorPool : Resolve(ref _createDescriptorPool, "vkCreateDescriptorPool")))(device, pCreateInfo, pAllocator, pDescriptorPool);

    private nint _destroyDescriptorPool;

    /// <summary>vkDestroyDescriptorPool.</summary>
    public void DestroyDescriptorPool(Device device, DescriptorPool descriptorPool, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, DescriptorPool, AllocationCallbacks*, void>)(_destroyDescriptorPool != 0 ? _destroyDescriptorPool : Resolve(ref _destroyDescriptorPool, "vkDestroyDescriptorPool")))(device, descriptorPool, pAllocator);

    private nint _resetDescriptorPool;

    /// <summary>vkResetDescriptorPool.</summary>
    public Result ResetDescriptorPool(Device device, DescriptorPool descriptorPool, uint flags) =>
        ((delegate* unmanaged<Device, DescriptorPool, uint, Result>)(_resetDescriptorPool != 0 ? _resetDescriptorPool : Resolve(ref _resetDescriptorPool, "vkResetDescriptorPool")))(device, descriptorPool, flags);

    private nint _allocateDescriptorSets;

    /// <summary>vkAllocateDescriptorSets.</summary>
    public Result AllocateDescriptorSets(Device device, DescriptorSetAllocateInfo* pAllocateInfo, DescriptorSet* pDescriptorSets) =>
        ((delegate* unmanaged<Device, DescriptorSetAllocateInfo*, DescriptorSet*, Result>)(_allocateDescriptorSets != 0 ? _allocateDescriptorSets : Resolve(ref _allocateDescriptorSets, "vkAllocateDescriptorSets")))(device, pAllocateInfo, pDescriptorSets);

    private nint _freeDescriptorSets;

    /// <summary>vkFreeDescriptorSets.</summary>
    public Result FreeDescriptorSets(Device device, DescriptorPool descriptorPool, uint descriptorSetCount, DescriptorSet* pDescriptorSets) =>
        ((delegate* unmanaged<Device, DescriptorPool, uint, DescriptorSet*, Result>)(_freeDescriptorSets != 0 ? _freeDescriptorSets : Resolve(ref _freeDescriptorSets, "vkFreeDescriptorSets")))(device, descriptorPool, descriptorSetCount, pDescriptorSets);

    private nint _updateDescriptorSets;

    /// <summary>vkUpdateDescriptorSets.</summary>
    public void UpdateDescriptorSets(Device device, uint descriptorWriteCount, WriteDescriptorSet* pDescriptorWrites, uint descriptorCopyCount, CopyDescriptorSet* pDescriptorCopies) =>
        ((delegate* unmanaged<Device, uint, WriteDescriptorSet*, uint, CopyDescriptorSet*, void>)(_updateDescriptorSets != 0 ? _updateDescriptorSets : Resolve(ref _updateDescriptorSets, "vkUpdateDescriptorSets")))(device, descriptorWriteCount, pDescriptorWrites, descriptorCopyCount, pDescriptorCopies);

    private nint _createCommandPool;

    /// <summary>vkCreateCommandPool.</summary>
    public Result CreateCommandPool(Device device, CommandPoolCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, CommandPool* pCommandPool) =>
        ((delegate* unmanaged<Device, CommandPoolCreateInfo*, AllocationCallbacks*, CommandPool*, Result>)(_createCommandPool != 0 ? _createCommandPool : Resolve(ref _createCommandPool, "vkCreateCommandPool")))(device, pCreateInfo, pAllocator, pCommandPool);

    private nint _destroyCommandPool;

    /// <summary>vkDestroyCommandPool.</summary>
    public void DestroyCommandPool(Device device, CommandPool commandPool, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, CommandPool, AllocationCallbacks*, void>)(_destroyCommandPool != 0 ? _destroyCommandPool : Resolve(ref _destroyCommandPool, "vkDestroyCommandPool")))(device, commandPool, pAllocator);

    private nint _resetCommandPool;

    /// <summary>vkResetCommandPool.</summary>
    public Result ResetCommandPool(Device device, CommandPool commandPool, CommandPoolResetFlags flags) =>
        ((delegate* unmanaged<Device, CommandPool, CommandPoolResetFlags, Result>)(_resetCommandPool != 0 ? _resetCommandPool : Resolve(ref _resetCommandPool, "vkResetCommandPool")))(device, commandPool, flags);

    private nint _allocateCommandBuffers;

    /// <summary>vkAllocateCommandBuffers.</summary>
    public Result AllocateCommandBuffers(Device device, CommandBufferAllocateInfo* pAllocateInfo, CommandBuffer* pCommandBuffers) =>
        ((delegate* unmanaged<Device, CommandBufferAllocateInfo*, CommandBuffer*, Result>)(_allocateCommandBuffers != 0 ? _allocateCommandBuffers : Resolve(ref _allocateCommandBuffers, "vkAllocateCommandBuffers")))(device, pAllocateInfo, pCommandBuffers);

    private nint _freeCommandBuffers;

    /// <summary>vkFreeCommandBuffers.</summary>
    public void FreeCommandBuffers(Device device, CommandPool commandPool, uint commandBufferCount, CommandBuffer* pCommandBuffers) =>
        ((delegate* unmanaged<Device, CommandPool, uint, CommandBuffer*, void>)(_freeCommandBuffers != 0 ? _freeCommandBuffers : Resolve(ref _freeCommandBuffers, "vkFreeCommandBuffers")))(device, commandPool, commandBufferCount, pCommandBuffers);

    private nint _createQueryPool;

    /// <summary>vkCreateQueryPool.</summary>
    public Result CreateQueryPool(Device device, QueryPoolCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, QueryPool* pQueryPool) =>
        ((delegate* unmanaged<Device, QueryPoolCreateInfo*, AllocationCallbacks*, QueryPool*, Result>)(_createQueryPool != 0 ? _createQueryPool : Resolve(ref _createQueryPool, "vkCreateQueryPool")))(device, pCreateInfo, pAllocator, pQueryPool);

    private nint _destroyQueryPool;

    /// <summary>vkDestroyQueryPool.</summary>
    public void DestroyQueryPool(Device device, QueryPool queryPool, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, QueryPool, AllocationCallbacks*, void>)(_destroyQueryPool != 0 ? _destroyQueryPool : Resolve(ref _destroyQueryPool, "vkDestroyQueryPool")))(device, queryPool, pAllocator);

    private nint _getQueryPoolResults;

    /// <summary>vkGetQueryPoolResults.</summary>
    public Result GetQueryPoolResults(Device device, QueryPool queryPool, uint firstQuery, uint queryCount, nuint dataSize, void* pData, ulong stride, QueryResultFlags flags) =>
        ((delegate* unmanaged<Device, QueryPool, uint, uint, nuint, void*, ulong, QueryResultFlags, Result>)(_getQueryPoolResults != 0 ? _getQueryPoolResults : Resolve(ref _getQueryPoolResults, "vkGetQueryPoolResults")))(device, queryPool, firstQuery, queryCount, dataSize, pData, stride, flags);

    private nint _deviceWaitIdle;

    /// <summary>vkDeviceWaitIdle.</summary>
    public Result DeviceWaitIdle(Device device) =>
        ((delegate* unmanaged<Device, Result>)(_deviceWaitIdle != 0 ? _deviceWaitIdle : Resolve(ref _deviceWaitIdle, "vkDeviceWaitIdle")))(device);

    private nint _createFence;

    /// <summary>vkCreateFence.</summary>
    public Result CreateFence(Device device, FenceCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Fence* pFence) =>
        ((delegate* unmanaged<Device, FenceCreateInfo*, AllocationCallbacks*, Fence*, Result>)(_createFence != 0 ? _createFence : Resolve(ref _createFence, "vkCreateFence")))(device, pCreateInfo, pAllocator, pFence);

    private nint _destroyFence;

    /// <summary>vkDestroyFence.</summary>
    public void DestroyFence(Device device, Fence fence, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Fence, AllocationCallbacks*, void>)(_destroyFence != 0 ? _destroyFence : Resolve(ref _destroyFence, "vkDestroyFence")))(device, fence, pAllocator);

    private nint _waitForFences;

    /// <summary>vkWaitForFences.</summary>
    public Result WaitForFences(Device device, uint fenceCount, Fence* pFences, Bool32 waitAll, ulong timeout) =>
        ((delegate* unmanaged<Device, uint, Fence*, Bool32, ulong, Result>)(_waitForFences != 0 ? _waitForFences : Resolve(ref _waitForFences, "vkWaitForFences")))(device, fenceCount, pFences, waitAll, timeout);

    private nint _resetFences;

    /// <summary>vkResetFences.</summary>
    public Result ResetFences(Device device, uint fenceCount, Fence* pFences) =>
        ((delegate* unmanaged<Device, uint, Fence*, Result>)(_resetFences != 0 ? _resetFences : Resolve(ref _resetFences, "vkResetFences")))(device, fenceCount, pFences);

    private nint _getFenceStatus;

    /// <summary>vkGetFenceStatus.</summary>
    public Result GetFenceStatus(Device device, Fence fence) =>
        ((delegate* unmanaged<Device, Fence, Result>)(_getFenceStatus != 0 ? _getFenceStatus : Resolve(ref _getFenceStatus, "vkGetFenceStatus")))(device, fence);

    private nint _createSemaphore;

    /// <summary>vkCreateSemaphore.</summary>
    public Result CreateSemaphore(Device device, SemaphoreCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Semaphore* pSemaphore) =>
        ((delegate* unmanaged<Device, SemaphoreCreateInfo*, AllocationCallbacks*, Semaphore*, Result>)(_createSemaphore != 0 ? _createSemaphore : Resolve(ref _createSemaphore, "vkCreateSemaphore")))(device, pCreateInfo, pAllocator, pSemaphore);

    private nint _destroySemaphore;

    /// <summary>vkDestroySemaphore.</summary>
    public void DestroySemaphore(Device device, Semaphore semaphore, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, Semaphore, AllocationCallbacks*, void>)(_destroySemaphore != 0 ? _destroySemaphore : Resolve(ref _destroySemaphore, "vkDestroySemaphore")))(device, semaphore, pAllocator);

    private nint _waitSemaphores;

    /// <summary>vkWaitSemaphores.</summary>
    public Result WaitSemaphores(Device device, SemaphoreWaitInfo* pWaitInfo, ulong timeout) =>
        ((delegate* unmanaged<Device, SemaphoreWaitInfo*, ulong, Result>)(_waitSemaphores != 0 ? _waitSemaphores : Resolve(ref _waitSemaphores, "vkWaitSemaphores")))(device, pWaitInfo, timeout);

    private nint _signalSemaphore;

    /// <summary>vkSignalSemaphore.</summary>
    public Result SignalSemaphore(Device device, SemaphoreSignalInfo* pSignalInfo) =>
        ((delegate* unmanaged<Device, SemaphoreSignalInfo*, Result>)(_signalSemaphore != 0 ? _signalSemaphore : Resolve(ref _signalSemaphore, "vkSignalSemaphore")))(device, pSignalInfo);

    private nint _getSemaphoreCounterValue;

    /// <summary>vkGetSemaphoreCounterValue.</summary>
    public Result GetSemaphoreCounterValue(Device device, Semaphore semaphore, ulong* pValue) =>
        ((delegate* unmanaged<Device, Semaphore, ulong*, Result>)(_getSemaphoreCounterValue != 0 ? _getSemaphoreCounterValue : Resolve(ref _getSemaphoreCounterValue, "vkGetSemaphoreCounterValue")))(device, semaphore, pValue);
}
