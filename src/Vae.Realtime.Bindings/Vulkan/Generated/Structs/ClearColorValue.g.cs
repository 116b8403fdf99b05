// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkClearColorValue.</summary>
[StructLayout(LayoutKind.Explicit)] public unsafe partial struct ClearColorValue
{
    [FieldOffset(0)] public float Float32_0;
    [FieldOffset(4)] public float Float32_1;
    [FieldOffset(8)] public float Float32_2;
    [FieldOffset(12)] public float Float32_3;
    [FieldOffset(0)] public int Int32_0;
    [FieldOffset(4)] public int Int32_1;
    [FieldOffset(8)] public int Int32_2;
    [FieldOffset(12)] public int Int32_3;
    [FieldOffset(0)] public uint Uint32_0;
    [FieldOffset(4)] public uint Uint32_1;
    [FieldOffset(8)] public uint Uint32_2;
    [FieldOffset(12)] public uint Uint32_3;
}
