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

/// <summary>PFN_vkDebugUtilsMessengerCallbackEXT.</summary>
public readonly unsafe struct PfnDebugUtilsMessengerCallbackEXT
{
    private readonly void* _handle;

    public PfnDebugUtilsMessengerCallbackEXT(delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32> Handle => (delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32>)_handle;

    public static implicit operator PfnDebugUtilsMessengerCallbackEXT(delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32> pointer) => new(pointer);

    public static implicit operator nint(PfnDebugUtilsMessengerCallbackEXT pointer) => (nint)pointer._handle;
}

/// <summary>PFN_vkFreeFunction.</summary>
public readonly unsafe struct PfnFreeFunction
{
    private readonly void* _handle;

    public PfnFreeFunction(delegate* unmanaged[Cdecl]<void*, void*, void> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void*, void*, void> Handle => (delegate* unmanaged[Cdecl]<void*, void*, void>)_handle;

    public static implicit operator PfnFreeFunction(delegate* unmanaged[Cdecl]<void*, void*, void> pointer) => new(pointer);

    public static implicit operator nint(PfnFreeFunction pointer) => (nint)pointer._handle;
}

/// <summary>PFN_vkInternalAllocationNotification.</summary>
public readonly unsafe struct PfnInternalAllocationNotification
{
    private readonly void* _handle;

    public PfnInternalAllocationNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> Handle => (delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void>)_handle;

    public static implicit operator PfnInternalAllocationNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> pointer) => new(pointer);

    public static implicit operator nint(PfnInternalAllocationNotification pointer) => (nint)pointer._handle;
}

/// <summary>PFN_vkInternalFreeNotification.</summary>
public readonly unsafe struct PfnInternalFreeNotification
{
    private readonly void* _handle;

    public PfnInternalFreeNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> Handle => (delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void>)_handle;

    public static implicit operator PfnInternalFreeNotification(delegate* unmanaged[Cdecl]<void*, nuint, InternalAllocationType, SystemAllocationScope, void> pointer) => new(pointer);

    public static implicit operator nint(PfnInternalFreeNotification pointer) => (nint)pointer._handle;
}

/// <summary>PFN_vkReallocationFunction.</summary>
public readonly unsafe struct PfnReallocationFunction
{
    private readonly void* _handle;

    public PfnReallocationFunction(delegate* unmanaged[Cdecl]<void*, void*, nuint, nuint, SystemAllocationScope, void*> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void*, void*, nuint, nuint, SystemAllocationScope, void*> Handle => (delegate* unmanaged[Cdecl]<void*, void*, nuint, nuint, SystemAllocationScope, void*>)_handle;

    public static implicit operator PfnReallocationFunction(delegate* unmanaged[Cdecl]<void*, void*, nuint, nuint, SystemAllocationScope, void*> pointer) => new(pointer);

    public static implicit operator nint(PfnReallocationFunction pointer) => (nint)pointer._handle;
}

/// <summary>PFN_vkVoidFunction.</summary>
public readonly unsafe struct PfnVoidFunction
{
    private readonly void* _handle;

    public PfnVoidFunction(delegate* unmanaged[Cdecl]<void> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<void> Handle => (delegate* unmanaged[Cdecl]<void>)_handle;

    public static implicit operator PfnVoidFunction(delegate* unmanaged[Cdecl]<void> pointer) => new(pointer);

    public static implicit operator nint(PfnVoidFunction pointer) => (nint)pointer._handle;
}
