// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkImageAspectFlagBits.</summary>
[Flags] public enum ImageAspectFlags : int
{
    ColorBit = 1,
    DepthBit = 2,
    StencilBit = 4,
    MetadataBit = 8,
    Plane0Bit = 16,
    Plane1Bit = 32,
    Plane2Bit = 64,
    None = 0,
}
