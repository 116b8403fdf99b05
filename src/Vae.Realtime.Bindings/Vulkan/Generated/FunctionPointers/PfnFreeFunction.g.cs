// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>PFN_vkFreeFunction.</summary>
public readonly unsafe struct PfnFreeFunction
{
    private readonly void* _handle;

    public PfnFreeFunction(delegate* unmanaged[Cdecl]<void*, void*, void> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void*, void*, void> Handle => (delegate* unmanaged[Cdecl]<void*, void*, void>)_handle;

    public static implicit operator PfnFreeFunction(delegate* unmanaged[Cdecl]<void*, void*, void> pointer) => new(pointer);

    public static implicit operator nint(PfnFreeFunction pointer) => (nint)pointer._handle;
}
