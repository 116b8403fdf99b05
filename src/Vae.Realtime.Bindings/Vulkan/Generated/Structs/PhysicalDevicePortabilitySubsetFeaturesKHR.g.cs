// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

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
