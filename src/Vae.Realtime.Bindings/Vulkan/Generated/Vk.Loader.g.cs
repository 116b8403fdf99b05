// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>Core commands, those for Loader.</summary>
public unsafe partial class Vk
{
    private nint _createInstance;

    /// <summary>vkCreateInstance.</summary>
    public Result CreateInstance(InstanceCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Instance* pInstance) =>
        Note(((delegate* unmanaged<InstanceCreateInfo*, AllocationCallbacks*, Instance*, Result>)(_createInstance != 0 ? _createInstance : Resolve(ref _createInstance, "vkCreateInstance")))(pCreateInfo, pAllocator, pInstance), pInstance);

    private nint _enumerateInstanceExtensionProperties;

    /// <summary>vkEnumerateInstanceExtensionProperties.</summary>
    public Result EnumerateInstanceExtensionProperties(byte* pLayerName, uint* pPropertyCount, ExtensionProperties* pProperties) =>
        ((delegate* unmanaged<byte*, uint*, ExtensionProperties*, Result>)(_enumerateInstanceExtensionProperties != 0 ? _enumerateInstanceExtensionProperties : Resolve(ref _enumerateInstanceExtensionProperties, "vkEnumerateInstanceExtensionProperties")))(pLayerName, pPropertyCount, pProperties);

    private nint _enumerateInstanceLayerProperties;

    /// <summary>vkEnumerateInstanceLayerProperties.</summary>
    public Result EnumerateInstanceLayerProperties(uint* pPropertyCount, LayerProperties* pProperties) =>
        ((delegate* unmanaged<uint*, LayerProperties*, Result>)(_enumerateInstanceLayerProperties != 0 ? _enumerateInstanceLayerProperties : Resolve(ref _enumerateInstanceLayerProperties, "vkEnumerateInstanceLayerProperties")))(pPropertyCount, pProperties);

    private nint _enumerateInstanceVersion;

    /// <summary>vkEnumerateInstanceVersion.</summary>
    public Result EnumerateInstanceVersion(uint* pApiVersion) =>
        ((delegate* unmanaged<uint*, Result>)(_enumerateInstanceVersion != 0 ? _enumerateInstanceVersion : Resolve(ref _enumerateInstanceVersion, "vkEnumerateInstanceVersion")))(pApiVersion);
}
