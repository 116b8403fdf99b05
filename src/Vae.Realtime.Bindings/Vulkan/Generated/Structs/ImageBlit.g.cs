// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkImageBlit.</summary>
public unsafe partial struct ImageBlit
{
    public ImageSubresourceLayers SrcSubresource;
    public SrcOffsetsBuffer SrcOffsets;
    public ImageSubresourceLayers DstSubresource;
    public DstOffsetsBuffer DstOffsets;

    /// <summary>2 elements in a row.</summary>
    public struct SrcOffsetsBuffer
    {
        public Offset3D Element0;
        public Offset3D Element1;

        public ref Offset3D this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, 2u, nameof(index));
                return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);
            }
        }
    }

    /// <summary>2 elements in a row.</summary>
    public struct DstOffsetsBuffer
    {
        public Offset3D Element0;
        public Offset3D Element1;

        public ref Offset3D this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, 2u, nameof(index));
                return ref Unsafe.Add(ref Unsafe.AsRef(in Element0), index);
            }
        }
    }
}
