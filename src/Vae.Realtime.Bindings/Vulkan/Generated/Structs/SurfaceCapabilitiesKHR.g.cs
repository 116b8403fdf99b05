// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

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
