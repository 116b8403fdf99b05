// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkLayerProperties.</summary>
public unsafe partial struct LayerProperties
{
    public fixed byte LayerName[256];
    public uint SpecVersion;
    public uint ImplementationVersion;
    public fixed byte Description[256];
}
