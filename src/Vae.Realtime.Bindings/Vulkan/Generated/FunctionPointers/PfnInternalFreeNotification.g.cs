// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>PFN_vkInternalFreeNotification.</summary>
public readonly unsafe struct PfnInternalFreeNotification
{
    private readonly void* _handle;

    public PfnInternalFreeNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> Handle => (delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void>)_handle;

    public static implicit operator PfnInternalFreeNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> pointer) => new(pointer);

    public static implicit operator nint(PfnInternalFreeNotification pointer) => (nint)pointer._handle;
}
