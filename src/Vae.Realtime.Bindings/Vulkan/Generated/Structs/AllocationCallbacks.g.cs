// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Silk.NET.Core;

/// <summary>VkAllocationCallbacks.</summary>
public unsafe partial struct AllocationCallbacks
{
    public void* PUserData;
    public PfnAllocationFunction PfnAllocation;
    public PfnReallocationFunction PfnReallocation;
    public PfnFreeFunction PfnFree;
    public PfnInternalAllocationNotification PfnInternalAllocation;
    public PfnInternalFreeNotification PfnInternalFree;
}
