// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkImageCreateFlagBits.</summary>
[Flags] public enum ImageCreateFlags : int
{
    None = 0,
    CreateSparseBindingBit = 1,
    CreateSparseResidencyBit = 2,
    CreateSparseAliasedBit = 4,
    CreateMutableFormatBit = 8,
    CreateCubeCompatibleBit = 16,
    CreateAliasBit = 1024,
    CreateSplitInstanceBindRegionsBit = 64,
    Create2DArrayCompatibleBit = 32,
    CreateBlockTexelViewCompatibleBit = 128,
    CreateExtendedUsageBit = 256,
    CreateProtectedBit = 2048,
    CreateDisjointBit = 512,
}
