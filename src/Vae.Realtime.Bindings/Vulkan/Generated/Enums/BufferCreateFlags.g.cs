// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkBufferCreateFlagBits.</summary>
[Flags] public enum BufferCreateFlags : int
{
    None = 0,
    SparseBindingBit = 1,
    SparseResidencyBit = 2,
    SparseAliasedBit = 4,
    ProtectedBit = 8,
    DeviceAddressCaptureReplayBit = 16,
}
