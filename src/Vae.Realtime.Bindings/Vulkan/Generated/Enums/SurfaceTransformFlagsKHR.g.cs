// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkSurfaceTransformFlagBitsKHR.</summary>
[Flags] public enum SurfaceTransformFlagsKHR : int
{
    None = 0,
    IdentityBitKhr = 1,
    Rotate90BitKhr = 2,
    Rotate180BitKhr = 4,
    Rotate270BitKhr = 8,
    HorizontalMirrorBitKhr = 16,
    HorizontalMirrorRotate90BitKhr = 32,
    HorizontalMirrorRotate180BitKhr = 64,
    HorizontalMirrorRotate270BitKhr = 128,
    InheritBitKhr = 256,
}
