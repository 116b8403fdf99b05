// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkAllocationCallbacks.</summary>
public unsafe partial struct AllocationCallbacks
{
    public void* PUserData;
    public PfnAllocationFunction PfnAllocation;
    public PfnReallocationFunction PfnReallocation;
    public PfnFreeFunction PfnFree;
    public PfnInternalAllocationNotification PfnInternalAllocation;
    public PfnInternalFreeNotification PfnInternalFree;
}

/// <summary>VkApplicationInfo.</summary>
public unsafe partial struct ApplicationInfo
{
    public StructureType SType;
    public void* PNext;
    public byte* PApplicationName;
    public uint ApplicationVersion;
    public byte* PEngineName;
    public uint EngineVersion;
    public uint ApiVersion;
}

/// <summary>VkBufferCopy.</summary>
public unsafe partial struct BufferCopy
{
    public ulong SrcOffset;
    public ulong DstOffset;
    public ulong Size;
}

/// <summary>VkBufferCreateInfo.</summary>
public unsafe partial struct BufferCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public BufferCreateFlags Flags;
    public ulong Size;
    public BufferUsageFlags Usage;
    public SharingMode SharingMode;
    public uint QueueFamilyIndexCount;
    public uint* PQueueFamilyIndices;
}

/// <summary>VkBufferImageCopy.</summary>
public unsafe partial struct BufferImageCopy
{
    public ulong BufferOffset;
    public uint BufferRowLength;
    public uint BufferImageHeight;
    public ImageSubresourceLayers ImageSubresource;
    public Offset3D ImageOffset;
    public Extent3D ImageExtent;
}

/// <summary>VkBufferMemoryBarrier.</summary>
public unsafe partial struct BufferMemoryBarrier
{
    public StructureType SType;
    public void* PNext;
    public AccessFlags SrcAccessMask;
    public AccessFlags DstAccessMask;
    public uint SrcQueueFamilyIndex;
    public uint DstQueueFamilyIndex;
    public Buffer Buffer;
    public ulong Offset;
    public ulong Size;
}

/// <summary>VkBufferViewCreateInfo.</summary>
public unsafe partial struct BufferViewCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public Buffer Buffer;
    public Format Format;
    public ulong Offset;
    public ulong Range;
}

/// <summary>VkClearColorValue.</summary>
[StructLayout(LayoutKind.Explicit)] public unsafe partial struct ClearColorValue
{
    [FieldOffset(0)] public float Float32_0;
    [FieldOffset(4)] public float Float32_1;
    [FieldOffset(8)] public float Float32_2;
    [FieldOffset(12)] public float Float32_3;
    [FieldOffset(0)] public int Int32_0;
    [FieldOffset(4)] public int Int32_1;
    [FieldOffset(8)] public int Int32_2;
    [FieldOffset(12)] public int Int32_3;
    [FieldOffset(0)] public uint Uint32_0;
    [FieldOffset(4)] public uint Uint32_1;
    [FieldOffset(8)] public uint Uint32_2;
    [FieldOffset(12)] public uint Uint32_3;
}

/// <summary>VkCommandBufferAllocateInfo.</summary>
public unsafe partial struct CommandBufferAllocateInfo
{
    public StructureType SType;
    public void* PNext;
    public CommandPool CommandPool;
    public CommandBufferLevel Level;
    public uint CommandBufferCount;
}

/// <summary>VkCommandBufferBeginInfo.</summary>
public unsafe partial struct CommandBufferBeginInfo
{
    public StructureType SType;
    public void* PNext;
    public CommandBufferUsageFlags Flags;
    public CommandBufferInheritanceInfo* PInheritanceInfo;
}

/// <summary>VkCommandBufferInheritanceInfo.</summary>
public unsafe partial struct CommandBufferInheritanceInfo
{
    public StructureType SType;
    public void* PNext;
    public RenderPass RenderPass;
    public uint Subpass;
    public Framebuffer Framebuffer;
    public Bool32 OcclusionQueryEnable;
    public QueryControlFlags QueryFlags;
    public QueryPipelineStatisticFlags PipelineStatistics;
}

/// <summary>VkCommandPoolCreateInfo.</summary>
public unsafe partial struct CommandPoolCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public CommandPoolCreateFlags Flags;
    public uint QueueFamilyIndex;
}

/// <summary>VkComponentMapping.</summary>
public unsafe partial struct ComponentMapping
{
    public ComponentSwizzle R;
    public ComponentSwizzle G;
    public ComponentSwizzle B;
    public ComponentSwizzle A;
}

/// <summary>VkComputePipelineCreateInfo.</summary>
public unsafe partial struct ComputePipelineCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineCreateFlags Flags;
    public PipelineShaderStageCreateInfo Stage;
    public PipelineLayout Layout;
    public Pipeline BasePipelineHandle;
    public int BasePipelineIndex;
}

/// <summary>VkConformanceVersion.</summary>
public unsafe partial struct ConformanceVersion
{
    public byte Major;
    public byte Minor;
    public byte Subminor;
    public byte Patch;
}

/// <summary>VkCopyDescriptorSet.</summary>
public unsafe partial struct CopyDescriptorSet
{
    public StructureType SType;
    public void* PNext;
    public DescriptorSet SrcSet;
    public uint SrcBinding;
    public uint SrcArrayElement;
    public DescriptorSet DstSet;
    public uint DstBinding;
    public uint DstArrayElement;
    public uint DescriptorCount;
}

/// <summary>VkDebugUtilsLabelEXT.</summary>
public unsafe partial struct DebugUtilsLabelEXT
{
    public StructureType SType;
    public void* PNext;
    public byte* PLabelName;
    public fixed float Color[4];
}

/// <summary>VkDebugUtilsMessengerCallbackDataEXT.</summary>
public unsafe partial struct DebugUtilsMessengerCallbackDataEXT
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public byte* PMessageIdName;
    public int MessageIdNumber;
    public byte* PMessage;
    public uint QueueLabelCount;
    public DebugUtilsLabelEXT* PQueueLabels;
    public uint CmdBufLabelCount;
    public DebugUtilsLabelEXT* PCmdBufLabels;
    public uint ObjectCount;
    public DebugUtilsObjectNameInfoEXT* PObjects;
}

/// <summary>VkDebugUtilsMessengerCreateInfoEXT.</summary>
public unsafe partial struct DebugUtilsMessengerCreateInfoEXT
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public DebugUtilsMessageSeverityFlagsEXT MessageSeverity;
    public DebugUtilsMessageTypeFlagsEXT MessageType;
    public PfnDebugUtilsMessengerCallbackEXT PfnUserCallback;
    public void* PUserData;
}

/// <summary>VkDebugUtilsObjectNameInfoEXT.</summary>
public unsafe partial struct DebugUtilsObjectNameInfoEXT
{
    public StructureType SType;
    public void* PNext;
    public ObjectType ObjectType;
    public ulong ObjectHandle;
    public byte* PObjectName;
}

/// <summary>VkDescriptorBufferInfo.</summary>
public unsafe partial struct DescriptorBufferInfo
{
    public Buffer Buffer;
    public ulong Offset;
    public ulong Range;
}

/// <summary>VkDescriptorImageInfo.</summary>
public unsafe partial struct DescriptorImageInfo
{
    public Sampler Sampler;
    public ImageView ImageView;
    public ImageLayout ImageLayout;
}

/// <summary>VkDescriptorPoolCreateInfo.</summary>
public unsafe partial struct DescriptorPoolCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public DescriptorPoolCreateFlags Flags;
    public uint MaxSets;
    public uint PoolSizeCount;
    public DescriptorPoolSize* PPoolSizes;
}

/// <summary>VkDescriptorPoolSize.</summary>
public unsafe partial struct DescriptorPoolSize
{
    public DescriptorType Type;
    public uint DescriptorCount;
}

/// <summary>VkDescriptorSetAllocateInfo.</summary>
public unsafe partial struct DescriptorSetAllocateInfo
{
    public StructureType SType;
    public void* PNext;
    public DescriptorPool DescriptorPool;
    public uint DescriptorSetCount;
    public DescriptorSetLayout* PSetLayouts;
}

/// <summary>VkDescriptorSetLayoutBinding.</summary>
public unsafe partial struct DescriptorSetLayoutBinding
{
    public uint Binding;
    public DescriptorType DescriptorType;
    public uint DescriptorCount;
    public ShaderStageFlags StageFlags;
    public Sampler* PImmutableSamplers;
}

/// <summary>VkDescriptorSetLayoutCreateInfo.</summary>
public unsafe partial struct DescriptorSetLayoutCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public DescriptorSetLayoutCreateFlags Flags;
    public uint BindingCount;
    public DescriptorSetLayoutBinding* PBindings;
}

/// <summary>VkDeviceCreateInfo.</summary>
public unsafe partial struct DeviceCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public uint QueueCreateInfoCount;
    public DeviceQueueCreateInfo* PQueueCreateInfos;
    public uint EnabledLayerCount;
    public byte** PpEnabledLayerNames;
    public uint EnabledExtensionCount;
    public byte** PpEnabledExtensionNames;
    public PhysicalDeviceFeatures* PEnabledFeatures;
}

/// <summary>VkDeviceQueueCreateInfo.</summary>
public unsafe partial struct DeviceQueueCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public DeviceQueueCreateFlags Flags;
    public uint QueueFamilyIndex;
    public uint QueueCount;
    public float* PQueuePriorities;
}

/// <summary>VkDispatchIndirectCommand.</summary>
public unsafe partial struct DispatchIndirectCommand
{
    public uint X;
    public uint Y;
    public uint Z;
}

/// <summary>VkExtensionProperties.</summary>
public unsafe partial struct ExtensionProperties
{
    public fixed byte ExtensionName[256];
    public uint SpecVersion;
}

/// <summary>VkExtent2D.</summary>
public unsafe partial struct Extent2D
{
    public uint Width;
    public uint Height;
}

/// <summary>VkExtent3D.</summary>
public unsafe partial struct Extent3D
{
    public uint Width;
    public uint Height;
    public uint Depth;
}

/// <summary>VkFenceCreateInfo.</summary>
public unsafe partial struct FenceCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public FenceCreateFlags Flags;
}

/// <summary>VkFormatProperties.</summary>
public unsafe partial struct FormatProperties
{
    public FormatFeatureFlags LinearTilingFeatures;
    public FormatFeatureFlags OptimalTilingFeatures;
    public FormatFeatureFlags BufferFeatures;
}

/// <summary>VkImageBlit.</summary>
public unsafe partial struct ImageBlit
{
    public ImageSubresourceLayers SrcSubresource;
    public SrcOffsetsBuffer SrcOffsets;

    /// <summary>2 elements in a row.</summary>
    public struct SrcOffsetsBuffer
    {
        public Offset3D Element0;
        public Offset3D Element1;

        public ref Offset3D this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, 2u, nameof(index));
                return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);
            }
        }
    }

    public ImageSubresourceLayers DstSubresource;
    public DstOffsetsBuffer DstOffsets;

    /// <summary>2 elements in a row.</summary>
    public struct DstOffsetsBuffer
    {
        public Offset3D Element0;
        public Offset3D Element1;

        public ref Offset3D this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, 2u, nameof(index));
                return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);
            }
        }
    }

}

/// <summary>VkImageCopy.</summary>
public unsafe partial struct ImageCopy
{
    public ImageSubresourceLayers SrcSubresource;
    public Offset3D SrcOffset;
    public ImageSubresourceLayers DstSubresource;
    public Offset3D DstOffset;
    public Extent3D Extent;
}

/// <summary>VkImageCreateInfo.</summary>
public unsafe partial struct ImageCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public ImageCreateFlags Flags;
    public ImageType ImageType;
    public Format Format;
    public Extent3D Extent;
    public uint MipLevels;
    public uint ArrayLayers;
    public SampleCountFlags Samples;
    public ImageTiling Tiling;
    public ImageUsageFlags Usage;
    public SharingMode SharingMode;
    public uint QueueFamilyIndexCount;
    public uint* PQueueFamilyIndices;
    public ImageLayout InitialLayout;
}

/// <summary>VkImageMemoryBarrier.</summary>
public unsafe partial struct ImageMemoryBarrier
{
    public StructureType SType;
    public void* PNext;
    public AccessFlags SrcAccessMask;
    public AccessFlags DstAccessMask;
    public ImageLayout OldLayout;
    public ImageLayout NewLayout;
    public uint SrcQueueFamilyIndex;
    public uint DstQueueFamilyIndex;
    public Image Image;
    public ImageSubresourceRange SubresourceRange;
}

/// <summary>VkImageSubresourceLayers.</summary>
public unsafe partial struct ImageSubresourceLayers
{
    public ImageAspectFlags AspectMask;
    public uint MipLevel;
    public uint BaseArrayLayer;
    public uint LayerCount;
}

/// <summary>VkImageSubresourceRange.</summary>
public unsafe partial struct ImageSubresourceRange
{
    public ImageAspectFlags AspectMask;
    public uint BaseMipLevel;
    public uint LevelCount;
    public uint BaseArrayLayer;
    public uint LayerCount;
}

/// <summary>VkImageViewCreateInfo.</summary>
public unsafe partial struct ImageViewCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public ImageViewCreateFlags Flags;
    public Image Image;
    public ImageViewType ViewType;
    public Format Format;
    public ComponentMapping Components;
    public ImageSubresourceRange SubresourceRange;
}

/// <summary>VkInstanceCreateInfo.</summary>
public unsafe partial struct InstanceCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public InstanceCreateFlags Flags;
    public ApplicationInfo* PApplicationInfo;
    public uint EnabledLayerCount;
    public byte** PpEnabledLayerNames;
    public uint EnabledExtensionCount;
    public byte** PpEnabledExtensionNames;
}

/// <summary>VkLayerProperties.</summary>
public unsafe partial struct LayerProperties
{
    public fixed byte LayerName[256];
    public uint SpecVersion;
    public uint ImplementationVersion;
    public fixed byte Description[256];
}

/// <summary>VkMappedMemoryRange.</summary>
public unsafe partial struct MappedMemoryRange
{
    public StructureType SType;
    public void* PNext;
    public DeviceMemory Memory;
    public ulong Offset;
    public ulong Size;
}

/// <summary>VkMemoryAllocateInfo.</summary>
public unsafe partial struct MemoryAllocateInfo
{
    public StructureType SType;
    public void* PNext;
    public ulong AllocationSize;
    public uint MemoryTypeIndex;
}

/// <summary>VkMemoryBarrier.</summary>
public unsafe partial struct MemoryBarrier
{
    public StructureType SType;
    public void* PNext;
    public AccessFlags SrcAccessMask;
    public AccessFlags DstAccessMask;
}

/// <summary>VkMemoryHeap.</summary>
public unsafe partial struct MemoryHeap
{
    public ulong Size;
    public MemoryHeapFlags Flags;
}

/// <summary>VkMemoryRequirements.</summary>
public unsafe partial struct MemoryRequirements
{
    public ulong Size;
    public ulong Alignment;
    public uint MemoryTypeBits;
}

/// <summary>VkMemoryType.</summary>
public unsafe partial struct MemoryType
{
    public MemoryPropertyFlags PropertyFlags;
    public uint HeapIndex;
}

/// <summary>VkOffset3D.</summary>
public unsafe partial struct Offset3D
{
    public int X;
    public int Y;
    public int Z;
}

/// <summary>VkPhysicalDeviceDriverProperties.</summary>
public unsafe partial struct PhysicalDeviceDriverProperties
{
    public StructureType SType;
    public void* PNext;
    public DriverId DriverID;
    public fixed byte DriverName[256];
    public fixed byte DriverInfo[256];
    public ConformanceVersion ConformanceVersion;
}

/// <summary>VkPhysicalDeviceFeatures.</summary>
public unsafe partial struct PhysicalDeviceFeatures
{
    public Bool32 RobustBufferAccess;
    public Bool32 FullDrawIndexUint32;
    public Bool32 ImageCubeArray;
    public Bool32 IndependentBlend;
    public Bool32 GeometryShader;
    public Bool32 TessellationShader;
    public Bool32 SampleRateShading;
    public Bool32 DualSrcBlend;
    public Bool32 LogicOp;
    public Bool32 MultiDrawIndirect;
    public Bool32 DrawIndirectFirstInstance;
    public Bool32 DepthClamp;
    public Bool32 DepthBiasClamp;
    public Bool32 FillModeNonSolid;
    public Bool32 DepthBounds;
    public Bool32 WideLines;
    public Bool32 LargePoints;
    public Bool32 AlphaToOne;
    public Bool32 MultiViewport;
    public Bool32 SamplerAnisotropy;
    public Bool32 TextureCompressionEtc2;
    public Bool32 TextureCompressionAstcLdr;
    public Bool32 TextureCompressionBC;
    public Bool32 OcclusionQueryPrecise;
    public Bool32 PipelineStatisticsQuery;
    public Bool32 VertexPipelineStoresAndAtomics;
    public Bool32 FragmentStoresAndAtomics;
    public Bool32 ShaderTessellationAndGeometryPointSize;
    public Bool32 ShaderImageGatherExtended;
    public Bool32 ShaderStorageImageExtendedFormats;
    public Bool32 ShaderStorageImageMultisample;
    public Bool32 ShaderStorageImageReadWithoutFormat;
    public Bool32 ShaderStorageImageWriteWithoutFormat;
    public Bool32 ShaderUniformBufferArrayDynamicIndexing;
    public Bool32 ShaderSampledImageArrayDynamicIndexing;
    public Bool32 ShaderStorageBufferArrayDynamicIndexing;
    public Bool32 ShaderStorageImageArrayDynamicIndexing;
    public Bool32 ShaderClipDistance;
    public Bool32 ShaderCullDistance;
    public Bool32 ShaderFloat64;
    public Bool32 ShaderInt64;
    public Bool32 ShaderInt16;
    public Bool32 ShaderResourceResidency;
    public Bool32 ShaderResourceMinLod;
    public Bool32 SparseBinding;
    public Bool32 SparseResidencyBuffer;
    public Bool32 SparseResidencyImage2D;
    public Bool32 SparseResidencyImage3D;
    public Bool32 SparseResidency2Samples;
    public Bool32 SparseResidency4Samples;
    public Bool32 SparseResidency8Samples;
    public Bool32 SparseResidency16Samples;
    public Bool32 SparseResidencyAliased;
    public Bool32 VariableMultisampleRate;
    public Bool32 InheritedQueries;
}

/// <summary>VkPhysicalDeviceFeatures2.</summary>
public unsafe partial struct PhysicalDeviceFeatures2
{
    public StructureType SType;
    public void* PNext;
    public PhysicalDeviceFeatures Features;
}

/// <summary>VkPhysicalDeviceIDProperties.</summary>
public unsafe partial struct PhysicalDeviceIDProperties
{
    public StructureType SType;
    public void* PNext;
    public fixed byte DeviceUuid[16];
    public fixed byte DriverUuid[16];
    public fixed byte DeviceLuid[8];
    public uint DeviceNodeMask;
    public Bool32 DeviceLuidvalid;
}

/// <summary>VkPhysicalDeviceLimits.</summary>
public unsafe partial struct PhysicalDeviceLimits
{
    public uint MaxImageDimension1D;
    public uint MaxImageDimension2D;
    public uint MaxImageDimension3D;
    public uint MaxImageDimensionCube;
    public uint MaxImageArrayLayers;
    public uint MaxTexelBufferElements;
    public uint MaxUniformBufferRange;
    public uint MaxStorageBufferRange;
    public uint MaxPushConstantsSize;
    public uint MaxMemoryAllocationCount;
    public uint MaxSamplerAllocationCount;
    public ulong BufferImageGranularity;
    public ulong SparseAddressSpaceSize;
    public uint MaxBoundDescriptorSets;
    public uint MaxPerStageDescriptorSamplers;
    public uint MaxPerStageDescriptorUniformBuffers;
    public uint MaxPerStageDescriptorStorageBuffers;
    public uint MaxPerStageDescriptorSampledImages;
    public uint MaxPerStageDescriptorStorageImages;
    public uint MaxPerStageDescriptorInputAttachments;
    public uint MaxPerStageResources;
    public uint MaxDescriptorSetSamplers;
    public uint MaxDescriptorSetUniformBuffers;
    public uint MaxDescriptorSetUniformBuffersDynamic;
    public uint MaxDescriptorSetStorageBuffers;
    public uint MaxDescriptorSetStorageBuffersDynamic;
    public uint MaxDescriptorSetSampledImages;
    public uint MaxDescriptorSetStorageImages;
    public uint MaxDescriptorSetInputAttachments;
    public uint MaxVertexInputAttributes;
    public uint MaxVertexInputBindings;
    public uint MaxVertexInputAttributeOffset;
    public uint MaxVertexInputBindingStride;
    public uint MaxVertexOutputComponents;
    public uint MaxTessellationGenerationLevel;
    public uint MaxTessellationPatchSize;
    public uint MaxTessellationControlPerVertexInputComponents;
    public uint MaxTessellationControlPerVertexOutputComponents;
    public uint MaxTessellationControlPerPatchOutputComponents;
    public uint MaxTessellationControlTotalOutputComponents;
    public uint MaxTessellationEvaluationInputComponents;
    public uint MaxTessellationEvaluationOutputComponents;
    public uint MaxGeometryShaderInvocations;
    public uint MaxGeometryInputComponents;
    public uint MaxGeometryOutputComponents;
    public uint MaxGeometryOutputVertices;
    public uint MaxGeometryTotalOutputComponents;
    public uint MaxFragmentInputComponents;
    public uint MaxFragmentOutputAttachments;
    public uint MaxFragmentDualSrcAttachments;
    public uint MaxFragmentCombinedOutputResources;
    public uint MaxComputeSharedMemorySize;
    public fixed uint MaxComputeWorkGroupCount[3];
    public uint MaxComputeWorkGroupInvocations;
    public fixed uint MaxComputeWorkGroupSize[3];
    public uint SubPixelPrecisionBits;
    public uint SubTexelPrecisionBits;
    public uint MipmapPrecisionBits;
    public uint MaxDrawIndexedIndexValue;
    public uint MaxDrawIndirectCount;
    public float MaxSamplerLodBias;
    public float MaxSamplerAnisotropy;
    public uint MaxViewports;
    public fixed uint MaxViewportDimensions[2];
    public fixed float ViewportBoundsRange[2];
    public uint ViewportSubPixelBits;
    public nuint MinMemoryMapAlignment;
    public ulong MinTexelBufferOffsetAlignment;
    public ulong MinUniformBufferOffsetAlignment;
    public ulong MinStorageBufferOffsetAlignment;
    public int MinTexelOffset;
    public uint MaxTexelOffset;
    public int MinTexelGatherOffset;
    public uint MaxTexelGatherOffset;
    public float MinInterpolationOffset;
    public float MaxInterpolationOffset;
    public uint SubPixelInterpolationOffsetBits;
    public uint MaxFramebufferWidth;
    public uint MaxFramebufferHeight;
    public uint MaxFramebufferLayers;
    public SampleCountFlags FramebufferColorSampleCounts;
    public SampleCountFlags FramebufferDepthSampleCounts;
    public SampleCountFlags FramebufferStencilSampleCounts;
    public SampleCountFlags FramebufferNoAttachmentsSampleCounts;
    public uint MaxColorAttachments;
    public SampleCountFlags SampledImageColorSampleCounts;
    public SampleCountFlags SampledImageIntegerSampleCounts;
    public SampleCountFlags SampledImageDepthSampleCounts;
    public SampleCountFlags SampledImageStencilSampleCounts;
    public SampleCountFlags StorageImageSampleCounts;
    public uint MaxSampleMaskWords;
    public Bool32 TimestampComputeAndGraphics;
    public float TimestampPeriod;
    public uint MaxClipDistances;
    public uint MaxCullDistances;
    public uint MaxCombinedClipAndCullDistances;
    public uint DiscreteQueuePriorities;
    public fixed float PointSizeRange[2];
    public fixed float LineWidthRange[2];
    public float PointSizeGranularity;
    public float LineWidthGranularity;
    public Bool32 StrictLines;
    public Bool32 StandardSampleLocations;
    public ulong OptimalBufferCopyOffsetAlignment;
    public ulong OptimalBufferCopyRowPitchAlignment;
    public ulong NonCoherentAtomSize;
}

/// <summary>VkPhysicalDeviceMaintenance3Properties.</summary>
public unsafe partial struct PhysicalDeviceMaintenance3Properties
{
    public StructureType SType;
    public void* PNext;
    public uint MaxPerSetDescriptors;
    public ulong MaxMemoryAllocationSize;
}

/// <summary>VkPhysicalDeviceMemoryBudgetPropertiesEXT.</summary>
public unsafe partial struct PhysicalDeviceMemoryBudgetPropertiesEXT
{
    public StructureType SType;
    public void* PNext;
    public fixed ulong HeapBudget[16];
    public fixed ulong HeapUsage[16];
}

/// <summary>VkPhysicalDeviceMemoryProperties.</summary>
public unsafe partial struct PhysicalDeviceMemoryProperties
{
    public uint MemoryTypeCount;
    public MemoryTypesBuffer MemoryTypes;

    /// <summary>32 elements in a row.</summary>
    public struct MemoryTypesBuffer
    {
        public MemoryType Element0;
        public MemoryType Element1;
        public MemoryType Element2;
        public MemoryType Element3;
        public MemoryType Element4;
        public MemoryType Element5;
        public MemoryType Element6;
        public MemoryType Element7;
        public MemoryType Element8;
        public MemoryType Element9;
        public MemoryType Element10;
        public MemoryType Element11;
        public MemoryType Element12;
        public MemoryType Element13;
        public MemoryType Element14;
        public MemoryType Element15;
        public MemoryType Element16;
        public MemoryType Element17;
        public MemoryType Element18;
        public MemoryType Element19;
        public MemoryType Element20;
        public MemoryType Element21;
        public MemoryType Element22;
        public MemoryType Element23;
        public MemoryType Element24;
        public MemoryType Element25;
        public MemoryType Element26;
        public MemoryType Element27;
        public MemoryType Element28;
        public MemoryType Element29;
        public MemoryType Element30;
        public MemoryType Element31;

        public ref MemoryType this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, 32u, nameof(index));
                return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);
            }
        }
    }

    public uint MemoryHeapCount;
    public MemoryHeapsBuffer MemoryHeaps;

    /// <summary>16 elements in a row.</summary>
    public struct MemoryHeapsBuffer
    {
        public MemoryHeap Element0;
        public MemoryHeap Element1;
        public MemoryHeap Element2;
        public MemoryHeap Element3;
        public MemoryHeap Element4;
        public MemoryHeap Element5;
        public MemoryHeap Element6;
        public MemoryHeap Element7;
        public MemoryHeap Element8;
        public MemoryHeap Element9;
        public MemoryHeap Element10;
        public MemoryHeap Element11;
        public MemoryHeap Element12;
        public MemoryHeap Element13;
        public MemoryHeap Element14;
        public MemoryHeap Element15;

        public ref MemoryHeap this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, 16u, nameof(index));
                return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);
            }
        }
    }

}

/// <summary>VkPhysicalDeviceMemoryProperties2.</summary>
public unsafe partial struct PhysicalDeviceMemoryProperties2
{
    public StructureType SType;
    public void* PNext;
    public PhysicalDeviceMemoryProperties MemoryProperties;
}

/// <summary>VkPhysicalDevicePortabilitySubsetFeaturesKHR.</summary>
public unsafe partial struct PhysicalDevicePortabilitySubsetFeaturesKHR
{
    public StructureType SType;
    public void* PNext;
    public Bool32 ConstantAlphaColorBlendFactors;
    public Bool32 Events;
    public Bool32 ImageViewFormatReinterpretation;
    public Bool32 ImageViewFormatSwizzle;
    public Bool32 ImageView2DOn3DImage;
    public Bool32 MultisampleArrayImage;
    public Bool32 MutableComparisonSamplers;
    public Bool32 PointPolygons;
    public Bool32 SamplerMipLodBias;
    public Bool32 SeparateStencilMaskRef;
    public Bool32 ShaderSampleRateInterpolationFunctions;
    public Bool32 TessellationIsolines;
    public Bool32 TessellationPointMode;
    public Bool32 TriangleFans;
    public Bool32 VertexAttributeAccessBeyondStride;
}

/// <summary>VkPhysicalDeviceProperties.</summary>
public unsafe partial struct PhysicalDeviceProperties
{
    public uint ApiVersion;
    public uint DriverVersion;
    public uint VendorID;
    public uint DeviceID;
    public PhysicalDeviceType DeviceType;
    public fixed byte DeviceName[256];
    public fixed byte PipelineCacheUuid[16];
    public PhysicalDeviceLimits Limits;
    public PhysicalDeviceSparseProperties SparseProperties;
}

/// <summary>VkPhysicalDeviceProperties2.</summary>
public unsafe partial struct PhysicalDeviceProperties2
{
    public StructureType SType;
    public void* PNext;
    public PhysicalDeviceProperties Properties;
}

/// <summary>VkPhysicalDeviceSparseProperties.</summary>
public unsafe partial struct PhysicalDeviceSparseProperties
{
    public Bool32 ResidencyStandard2DBlockShape;
    public Bool32 ResidencyStandard2DMultisampleBlockShape;
    public Bool32 ResidencyStandard3DBlockShape;
    public Bool32 ResidencyAlignedMipSize;
    public Bool32 ResidencyNonResidentStrict;
}

/// <summary>VkPhysicalDeviceSubgroupProperties.</summary>
public unsafe partial struct PhysicalDeviceSubgroupProperties
{
    public StructureType SType;
    public void* PNext;
    public uint SubgroupSize;
    public ShaderStageFlags SupportedStages;
    public SubgroupFeatureFlags SupportedOperations;
    public Bool32 QuadOperationsInAllStages;
}

/// <summary>VkPhysicalDeviceSubgroupSizeControlProperties.</summary>
public unsafe partial struct PhysicalDeviceSubgroupSizeControlProperties
{
    public StructureType SType;
    public void* PNext;
    public uint MinSubgroupSize;
    public uint MaxSubgroupSize;
    public uint MaxComputeWorkgroupSubgroups;
    public ShaderStageFlags RequiredSubgroupSizeStages;
}

/// <summary>VkPhysicalDeviceTimelineSemaphoreFeatures.</summary>
public unsafe partial struct PhysicalDeviceTimelineSemaphoreFeatures
{
    public StructureType SType;
    public void* PNext;
    public Bool32 TimelineSemaphore;
}

/// <summary>VkPhysicalDeviceVulkan11Features.</summary>
public unsafe partial struct PhysicalDeviceVulkan11Features
{
    public StructureType SType;
    public void* PNext;
    public Bool32 StorageBuffer16BitAccess;
    public Bool32 UniformAndStorageBuffer16BitAccess;
    public Bool32 StoragePushConstant16;
    public Bool32 StorageInputOutput16;
    public Bool32 Multiview;
    public Bool32 MultiviewGeometryShader;
    public Bool32 MultiviewTessellationShader;
    public Bool32 VariablePointersStorageBuffer;
    public Bool32 VariablePointers;
    public Bool32 ProtectedMemory;
    public Bool32 SamplerYcbcrConversion;
    public Bool32 ShaderDrawParameters;
}

/// <summary>VkPhysicalDeviceVulkan11Properties.</summary>
public unsafe partial struct PhysicalDeviceVulkan11Properties
{
    public StructureType SType;
    public void* PNext;
    public fixed byte DeviceUuid[16];
    public fixed byte DriverUuid[16];
    public fixed byte DeviceLuid[8];
    public uint DeviceNodeMask;
    public Bool32 DeviceLuidvalid;
    public uint SubgroupSize;
    public ShaderStageFlags SubgroupSupportedStages;
    public SubgroupFeatureFlags SubgroupSupportedOperations;
    public Bool32 SubgroupQuadOperationsInAllStages;
    public PointClippingBehavior PointClippingBehavior;
    public uint MaxMultiviewViewCount;
    public uint MaxMultiviewInstanceIndex;
    public Bool32 ProtectedNoFault;
    public uint MaxPerSetDescriptors;
    public ulong MaxMemoryAllocationSize;
}

/// <summary>VkPhysicalDeviceVulkan12Features.</summary>
public unsafe partial struct PhysicalDeviceVulkan12Features
{
    public StructureType SType;
    public void* PNext;
    public Bool32 SamplerMirrorClampToEdge;
    public Bool32 DrawIndirectCount;
    public Bool32 StorageBuffer8BitAccess;
    public Bool32 UniformAndStorageBuffer8BitAccess;
    public Bool32 StoragePushConstant8;
    public Bool32 ShaderBufferInt64Atomics;
    public Bool32 ShaderSharedInt64Atomics;
    public Bool32 ShaderFloat16;
    public Bool32 ShaderInt8;
    public Bool32 DescriptorIndexing;
    public Bool32 ShaderInputAttachmentArrayDynamicIndexing;
    public Bool32 ShaderUniformTexelBufferArrayDynamicIndexing;
    public Bool32 ShaderStorageTexelBufferArrayDynamicIndexing;
    public Bool32 ShaderUniformBufferArrayNonUniformIndexing;
    public Bool32 ShaderSampledImageArrayNonUniformIndexing;
    public Bool32 ShaderStorageBufferArrayNonUniformIndexing;
    public Bool32 ShaderStorageImageArrayNonUniformIndexing;
    public Bool32 ShaderInputAttachmentArrayNonUniformIndexing;
    public Bool32 ShaderUniformTexelBufferArrayNonUniformIndexing;
    public Bool32 ShaderStorageTexelBufferArrayNonUniformIndexing;
    public Bool32 DescriptorBindingUniformBufferUpdateAfterBind;
    public Bool32 DescriptorBindingSampledImageUpdateAfterBind;
    public Bool32 DescriptorBindingStorageImageUpdateAfterBind;
    public Bool32 DescriptorBindingStorageBufferUpdateAfterBind;
    public Bool32 DescriptorBindingUniformTexelBufferUpdateAfterBind;
    public Bool32 DescriptorBindingStorageTexelBufferUpdateAfterBind;
    public Bool32 DescriptorBindingUpdateUnusedWhilePending;
    public Bool32 DescriptorBindingPartiallyBound;
    public Bool32 DescriptorBindingVariableDescriptorCount;
    public Bool32 RuntimeDescriptorArray;
    public Bool32 SamplerFilterMinmax;
    public Bool32 ScalarBlockLayout;
    public Bool32 ImagelessFramebuffer;
    public Bool32 UniformBufferStandardLayout;
    public Bool32 ShaderSubgroupExtendedTypes;
    public Bool32 SeparateDepthStencilLayouts;
    public Bool32 HostQueryReset;
    public Bool32 TimelineSemaphore;
    public Bool32 BufferDeviceAddress;
    public Bool32 BufferDeviceAddressCaptureReplay;
    public Bool32 BufferDeviceAddressMultiDevice;
    public Bool32 VulkanMemoryModel;
    public Bool32 VulkanMemoryModelDeviceScope;
    public Bool32 VulkanMemoryModelAvailabilityVisibilityChains;
    public Bool32 ShaderOutputViewportIndex;
    public Bool32 ShaderOutputLayer;
    public Bool32 SubgroupBroadcastDynamicId;
}

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

/// <summary>VkPhysicalDeviceVulkan13Features.</summary>
public unsafe partial struct PhysicalDeviceVulkan13Features
{
    public StructureType SType;
    public void* PNext;
    public Bool32 RobustImageAccess;
    public Bool32 InlineUniformBlock;
    public Bool32 DescriptorBindingInlineUniformBlockUpdateAfterBind;
    public Bool32 PipelineCreationCacheControl;
    public Bool32 PrivateData;
    public Bool32 ShaderDemoteToHelperInvocation;
    public Bool32 ShaderTerminateInvocation;
    public Bool32 SubgroupSizeControl;
    public Bool32 ComputeFullSubgroups;
    public Bool32 Synchronization2;
    public Bool32 TextureCompressionAstcHdr;
    public Bool32 ShaderZeroInitializeWorkgroupMemory;
    public Bool32 DynamicRendering;
    public Bool32 ShaderIntegerDotProduct;
    public Bool32 Maintenance4;
}

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

/// <summary>VkPipelineCacheCreateInfo.</summary>
public unsafe partial struct PipelineCacheCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineCacheCreateFlags Flags;
    public nuint InitialDataSize;
    public void* PInitialData;
}

/// <summary>VkPipelineCacheHeaderVersionOne.</summary>
public unsafe partial struct PipelineCacheHeaderVersionOne
{
    public uint HeaderSize;
    public PipelineCacheHeaderVersion HeaderVersion;
    public uint VendorID;
    public uint DeviceID;
    public fixed byte PipelineCacheUuid[16];
}

/// <summary>VkPipelineLayoutCreateInfo.</summary>
public unsafe partial struct PipelineLayoutCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineLayoutCreateFlags Flags;
    public uint SetLayoutCount;
    public DescriptorSetLayout* PSetLayouts;
    public uint PushConstantRangeCount;
    public PushConstantRange* PPushConstantRanges;
}

/// <summary>VkPipelineShaderStageCreateInfo.</summary>
public unsafe partial struct PipelineShaderStageCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public PipelineShaderStageCreateFlags Flags;
    public ShaderStageFlags Stage;
    public ShaderModule Module;
    public byte* PName;
    public SpecializationInfo* PSpecializationInfo;
}

/// <summary>VkPipelineShaderStageRequiredSubgroupSizeCreateInfo.</summary>
public unsafe partial struct PipelineShaderStageRequiredSubgroupSizeCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint RequiredSubgroupSize;
}

/// <summary>VkPresentInfoKHR.</summary>
public unsafe partial struct PresentInfoKHR
{
    public StructureType SType;
    public void* PNext;
    public uint WaitSemaphoreCount;
    public Semaphore* PWaitSemaphores;
    public uint SwapchainCount;
    public SwapchainKHR* PSwapchains;
    public uint* PImageIndices;
    public Result* PResults;
}

/// <summary>VkPushConstantRange.</summary>
public unsafe partial struct PushConstantRange
{
    public ShaderStageFlags StageFlags;
    public uint Offset;
    public uint Size;
}

/// <summary>VkQueryPoolCreateInfo.</summary>
public unsafe partial struct QueryPoolCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public QueryType QueryType;
    public uint QueryCount;
    public QueryPipelineStatisticFlags PipelineStatistics;
}

/// <summary>VkQueueFamilyProperties.</summary>
public unsafe partial struct QueueFamilyProperties
{
    public QueueFlags QueueFlags;
    public uint QueueCount;
    public uint TimestampValidBits;
    public Extent3D MinImageTransferGranularity;
}

/// <summary>VkSemaphoreCreateInfo.</summary>
public unsafe partial struct SemaphoreCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
}

/// <summary>VkSemaphoreSignalInfo.</summary>
public unsafe partial struct SemaphoreSignalInfo
{
    public StructureType SType;
    public void* PNext;
    public Semaphore Semaphore;
    public ulong Value;
}

/// <summary>VkSemaphoreTypeCreateInfo.</summary>
public unsafe partial struct SemaphoreTypeCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public SemaphoreType SemaphoreType;
    public ulong InitialValue;
}

/// <summary>VkSemaphoreWaitInfo.</summary>
public unsafe partial struct SemaphoreWaitInfo
{
    public StructureType SType;
    public void* PNext;
    public SemaphoreWaitFlags Flags;
    public uint SemaphoreCount;
    public Semaphore* PSemaphores;
    public ulong* PValues;
}

/// <summary>VkShaderModuleCreateInfo.</summary>
public unsafe partial struct ShaderModuleCreateInfo
{
    public StructureType SType;
    public void* PNext;
    public uint Flags;
    public nuint CodeSize;
    public uint* PCode;
}

/// <summary>VkSpecializationInfo.</summary>
public unsafe partial struct SpecializationInfo
{
    public uint MapEntryCount;
    public SpecializationMapEntry* PMapEntries;
    public nuint DataSize;
    public void* PData;
}

/// <summary>VkSpecializationMapEntry.</summary>
public unsafe partial struct SpecializationMapEntry
{
    public uint ConstantID;
    public uint Offset;
    public nuint Size;
}

/// <summary>VkSubmitInfo.</summary>
public unsafe partial struct SubmitInfo
{
    public StructureType SType;
    public void* PNext;
    public uint WaitSemaphoreCount;
    public Semaphore* PWaitSemaphores;
    public PipelineStageFlags* PWaitDstStageMask;
    public uint CommandBufferCount;
    public CommandBuffer* PCommandBuffers;
    public uint SignalSemaphoreCount;
    public Semaphore* PSignalSemaphores;
}

/// <summary>VkSurfaceCapabilitiesKHR.</summary>
public unsafe partial struct SurfaceCapabilitiesKHR
{
    public uint MinImageCount;
    public uint MaxImageCount;
    public Extent2D CurrentExtent;
    public Extent2D MinImageExtent;
    public Extent2D MaxImageExtent;
    public uint MaxImageArrayLayers;
    public SurfaceTransformFlagsKHR SupportedTransforms;
    public SurfaceTransformFlagsKHR CurrentTransform;
    public CompositeAlphaFlagsKHR SupportedCompositeAlpha;
    public ImageUsageFlags SupportedUsageFlags;
}

/// <summary>VkSurfaceFormatKHR.</summary>
public unsafe partial struct SurfaceFormatKHR
{
    public Format Format;
    public ColorSpaceKHR ColorSpace;
}

/// <summary>VkSwapchainCreateInfoKHR.</summary>
public unsafe partial struct SwapchainCreateInfoKHR
{
    public StructureType SType;
    public void* PNext;
    public SwapchainCreateFlagsKHR Flags;
    public SurfaceKHR Surface;
    public uint MinImageCount;
    public Format ImageFormat;
    public ColorSpaceKHR ImageColorSpace;
    public Extent2D ImageExtent;
    public uint ImageArrayLayers;
    public ImageUsageFlags ImageUsage;
    public SharingMode ImageSharingMode;
    public uint QueueFamilyIndexCount;
    public uint* PQueueFamilyIndices;
    public SurfaceTransformFlagsKHR PreTransform;
    public CompositeAlphaFlagsKHR CompositeAlpha;
    public PresentModeKHR PresentMode;
    public Bool32 Clipped;
    public SwapchainKHR OldSwapchain;
}

/// <summary>VkTimelineSemaphoreSubmitInfo.</summary>
public unsafe partial struct TimelineSemaphoreSubmitInfo
{
    public StructureType SType;
    public void* PNext;
    public uint WaitSemaphoreValueCount;
    public ulong* PWaitSemaphoreValues;
    public uint SignalSemaphoreValueCount;
    public ulong* PSignalSemaphoreValues;
}

/// <summary>VkValidationFeaturesEXT.</summary>
public unsafe partial struct ValidationFeaturesEXT
{
    public StructureType SType;
    public void* PNext;
    public uint EnabledValidationFeatureCount;
    public ValidationFeatureEnableEXT* PEnabledValidationFeatures;
    public uint DisabledValidationFeatureCount;
    public ValidationFeatureDisableEXT* PDisabledValidationFeatures;
}

/// <summary>VkWriteDescriptorSet.</summary>
public unsafe partial struct WriteDescriptorSet
{
    public StructureType SType;
    public void* PNext;
    public DescriptorSet DstSet;
    public uint DstBinding;
    public uint DstArrayElement;
    public uint DescriptorCount;
    public DescriptorType DescriptorType;
    public DescriptorImageInfo* PImageInfo;
    public DescriptorBufferInfo* PBufferInfo;
    public BufferView* PTexelBufferView;
}
