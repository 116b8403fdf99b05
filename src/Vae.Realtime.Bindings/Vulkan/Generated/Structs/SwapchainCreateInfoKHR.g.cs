// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

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
