// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkComponentMapping.</summary>
public unsafe partial struct ComponentMapping
{
    public ComponentSwizzle R;
    public ComponentSwizzle G;
    public ComponentSwizzle B;
    public ComponentSwizzle A;
}
