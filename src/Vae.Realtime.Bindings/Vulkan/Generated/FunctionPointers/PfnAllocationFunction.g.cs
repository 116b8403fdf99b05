// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>PFN_vkAllocationFunction.</summary>
public readonly unsafe struct PfnAllocationFunction
{
    private readonly void* _handle;

    public PfnAllocationFunction(delegate* unmanaged[Cdecl]<void*, nuint, nuint, SystemAllocationScope, void*> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void*, nuint, nuint, SystemAllocationScope, void*> Handle => (delegate* unmanaged[Cdecl]<void*, nuint, nuint, SystemAllocationScope, void*>)_handle;

    public static implicit operator PfnAllocationFunction(delegate* unmanaged[Cdecl]<void*, nuint, nuint, SystemAllocationScope, void*> pointer) => new(pointer);

    public static implicit operator nint(PfnAllocationFunction pointer) => (nint)pointer._handle;
}
