// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkBufferUsageFlagBits.</summary>
[Flags] public enum BufferUsageFlags : int
{
    None = 0,
    TransferSrcBit = 1,
    TransferDstBit = 2,
    UniformTexelBufferBit = 4,
    StorageTexelBufferBit = 8,
    UniformBufferBit = 16,
    StorageBufferBit = 32,
    IndexBufferBit = 64,
    VertexBufferBit = 128,
    IndirectBufferBit = 256,
    ShaderDeviceAddressBit = 131072,
}
