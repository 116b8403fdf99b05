// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>PFN_vkInternalAllocationNotification.</summary>
public readonly unsafe struct PfnInternalAllocationNotification
{
    private readonly void* _handle;

    public PfnInternalAllocationNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> Handle => (delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void>)_handle;

    public static implicit operator PfnInternalAllocationNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> pointer) => new(pointer);

    public static implicit operator nint(PfnInternalAllocationNotification pointer) => (nint)pointer._handle;
}
