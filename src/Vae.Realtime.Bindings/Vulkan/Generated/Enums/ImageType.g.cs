// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkImageType.</summary>
public enum ImageType : int
{
    Type1D = 0,
    Type2D = 1,
    Type3D = 2,
}
