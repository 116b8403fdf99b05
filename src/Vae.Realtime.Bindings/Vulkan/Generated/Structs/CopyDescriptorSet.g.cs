// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkCopyDescriptorSet.</summary>
public unsafe partial struct CopyDescriptorSet
{
    public StructureType SType;
    public void* PNext;
    public DescriptorSet SrcSet;
    public uint SrcBinding;
    public uint SrcArrayElement;
    public DescriptorSet DstSet;
    public uint DstBinding;
    public uint DstArrayElement;
    public uint DescriptorCount;
}
