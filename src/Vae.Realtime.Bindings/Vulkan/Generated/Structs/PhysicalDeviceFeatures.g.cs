// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

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
