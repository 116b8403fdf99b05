// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>PFN_vkDebugUtilsMessengerCallbackEXT.</summary>
public readonly unsafe struct PfnDebugUtilsMessengerCallbackEXT
{
    private readonly void* _handle;

    public PfnDebugUtilsMessengerCallbackEXT(delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32> pointer) => _handle = pointer;

    public delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32> Handle => (delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32>)_handle;

    public static implicit operator PfnDebugUtilsMessengerCallbackEXT(delegate* unmanaged[Cdecl]<DebugUtilsMessageSeverityFlagsEXT, DebugUtilsMessageTypeFlagsEXT, DebugUtilsMessengerCallbackDataEXT*, void*, Bool32> pointer) => new(pointer);

    public static implicit operator nint(PfnDebugUtilsMessengerCallbackEXT pointer) => (nint)pointer._handle;
}
