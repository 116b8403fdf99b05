// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

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
