// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkSemaphoreWaitInfo.</summary>
public unsafe partial struct SemaphoreWaitInfo
{
    public StructureType SType;
    public void* PNext;
    public SemaphoreWaitFlags Flags;
    public uint SemaphoreCount;
    public Semaphore* PSemaphores;
    public ulong* PValues;
}
