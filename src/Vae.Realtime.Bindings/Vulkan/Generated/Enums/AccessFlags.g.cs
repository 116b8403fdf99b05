// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

/// <summary>VkAccessFlagBits.</summary>
[Flags] public enum AccessFlags : int
{
    IndirectCommandReadBit = 1,
    IndexReadBit = 2,
    VertexAttributeReadBit = 4,
    UniformReadBit = 8,
    InputAttachmentReadBit = 16,
    ShaderReadBit = 32,
    ShaderWriteBit = 64,
    ColorAttachmentReadBit = 128,
    ColorAttachmentWriteBit = 256,
    DepthStencilAttachmentReadBit = 512,
    DepthStencilAttachmentWriteBit = 1024,
    TransferReadBit = 2048,
    TransferWriteBit = 4096,
    HostReadBit = 8192,
    HostWriteBit = 16384,
    MemoryReadBit = 32768,
    MemoryWriteBit = 65536,
    None = 0,
}
