// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>The constants.</summary>
public partial class Vk
{
    public const uint MaxPhysicalDeviceNameSize = 256;
    public const uint UuidSize = 16;
    public const uint LuidSize = 8;
    public const uint MaxExtensionNameSize = 256;
    public const uint MaxDescriptionSize = 256;
    public const uint MaxMemoryTypes = 32;
    public const uint MaxMemoryHeaps = 16;
    public const float LodClampNone = 1000.0F;
    public const uint RemainingMipLevels = ~0U;
    public const uint RemainingArrayLayers = ~0U;
    public const ulong WholeSize = ~0UL;
    public const uint AttachmentUnused = ~0U;
    public const uint True = 1;
    public const uint False = 0;
    public const uint QueueFamilyIgnored = ~0U;
    public const uint QueueFamilyExternal = ~1U;
    public const uint QueueFamilyForeignExt = ~2U;
    public const uint SubpassExternal = ~0U;
    public const uint MaxDeviceGroupSize = 32;
    public const uint MaxDriverNameSize = 256;
    public const uint MaxDriverInfoSize = 256;
    public const uint ShaderUnusedKhr = ~0U;
    public const uint MaxGlobalPrioritySizeKhr = 16;
    public const uint MaxShaderModuleIdentifierSizeExt = 32;
}
