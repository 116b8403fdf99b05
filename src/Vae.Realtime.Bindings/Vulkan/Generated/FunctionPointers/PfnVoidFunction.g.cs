// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>PFN_vkVoidFunction.</summary>
public readonly unsafe struct PfnVoidFunction
{
    private readonly void* _handle;

    public PfnVoidFunction(delegate* unmanaged[Cdecl]<void> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void> Handle => (delegate* unmanaged[Cdecl]<void>)_handle;

    public static implicit operator PfnVoidFunction(delegate* unmanaged[Cdecl]<void> pointer) => new(pointer);

    public static implicit operator nint(PfnVoidFunction pointer) => (nint)pointer._handle;
}
