// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>Core commands, those for PhysicalDevice.</summary>
public unsafe partial class Vk
{
    private nint _getPhysicalDeviceProperties;

    /// <summary>vkGetPhysicalDeviceProperties.</summary>
    public void GetPhysicalDeviceProperties(PhysicalDevice physicalDevice, PhysicalDeviceProperties* pProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceProperties*, void>)(_getPhysicalDeviceProperties != 0 ? _getPhysicalDeviceProperties : Resolve(ref _getPhysicalDeviceProperties, "vkGetPhysicalDeviceProperties")))(physicalDevice, pProperties);

    private nint _getPhysicalDeviceProperties2;

    /// <summary>vkGetPhysicalDeviceProperties2.</summary>
    public void GetPhysicalDeviceProperties2(PhysicalDevice physicalDevice, PhysicalDeviceProperties2* pProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceProperties2*, void>)(_getPhysicalDeviceProperties2 != 0 ? _getPhysicalDeviceProperties2 : Resolve(ref _getPhysicalDeviceProperties2, "vkGetPhysicalDeviceProperties2")))(physicalDevice, pProperties);

    private nint _getPhysicalDeviceFeatures;

    /// <summary>vkGetPhysicalDeviceFeatures.</summary>
    public void GetPhysicalDeviceFeatures(PhysicalDevice physicalDevice, PhysicalDeviceFeatures* pFeatures) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceFeatures*, void>)(_getPhysicalDeviceFeatures != 0 ? _getPhysicalDeviceFeatures : Resolve(ref _getPhysicalDeviceFeatures, "vkGetPhysicalDeviceFeatures")))(physicalDevice, pFeatures);

    private nint _getPhysicalDeviceFeatures2;

    /// <summary>vkGetPhysicalDeviceFeatures2.</summary>
    public void GetPhysicalDeviceFeatures2(PhysicalDevice physicalDevice, PhysicalDeviceFeatures2* pFeatures) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceFeatures2*, void>)(_getPhysicalDeviceFeatures2 != 0 ? _getPhysicalDeviceFeatures2 : Resolve(ref _getPhysicalDeviceFeatures2, "vkGetPhysicalDeviceFeatures2")))(physicalDevice, pFeatures);

    private nint _getPhysicalDeviceMemoryProperties;

    /// <summary>vkGetPhysicalDeviceMemoryProperties.</summary>
    public void GetPhysicalDeviceMemoryProperties(PhysicalDevice physicalDevice, PhysicalDeviceMemoryProperties* pMemoryProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceMemoryProperties*, void>)(_getPhysicalDeviceMemoryProperties != 0 ? _getPhysicalDeviceMemoryProperties : Resolve(ref _getPhysicalDeviceMemoryProperties, "vkGetPhysicalDeviceMemoryProperties")))(physicalDevice, pMemoryProperties);

    private nint _getPhysicalDeviceMemoryProperties2;

    /// <summary>vkGetPhysicalDeviceMemoryProperties2.</summary>
    public void GetPhysicalDeviceMemoryProperties2(PhysicalDevice physicalDevice, PhysicalDeviceMemoryProperties2* pMemoryProperties) =>
        ((delegate* unmanaged<PhysicalDevice, PhysicalDeviceMemoryProperties2*, void>)(_getPhysicalDeviceMemoryProperties2 != 0 ? _getPhysicalDeviceMemoryProperties2 : Resolve(ref _getPhysicalDeviceMemoryProperties2, "vkGetPhysicalDeviceMemoryProperties2")))(physicalDevice, pMemoryProperties);

    private nint _getPhysicalDeviceQueueFamilyProperties;

    /// <summary>vkGetPhysicalDeviceQueueFamilyProperties.</summary>
    public void GetPhysicalDeviceQueueFamilyProperties(PhysicalDevice physicalDevice, uint* pQueueFamilyPropertyCount, QueueFamilyProperties* pQueueFamilyProperties) =>
        ((delegate* unmanaged<PhysicalDevice, uint*, QueueFamilyProperties*, void>)(_getPhysicalDeviceQueueFamilyProperties != 0 ? _getPhysicalDeviceQueueFamilyProperties : Resolve(ref _getPhysicalDeviceQueueFamilyProperties, "vkGetPhysicalDeviceQueueFamilyProperties")))(physicalDevice, pQueueFamilyPropertyCount, pQueueFamilyProperties);

    private nint _getPhysicalDeviceFormatProperties;

    /// <summary>vkGetPhysicalDeviceFormatProperties.</summary>
    public void GetPhysicalDeviceFormatProperties(PhysicalDevice physicalDevice, Format format, FormatProperties* pFormatProperties) =>
        ((delegate* unmanaged<PhysicalDevice, Format, FormatProperties*, void>)(_getPhysicalDeviceFormatProperties != 0 ? _getPhysicalDeviceFormatProperties : Resolve(ref _getPhysicalDeviceFormatProperties, "vkGetPhysicalDeviceFormatProperties")))(physicalDevice, format, pFormatProperties);

    private nint _createDevice;

    /// <summary>vkCreateDevice.</summary>
    public Result CreateDevice(PhysicalDevice physicalDevice, DeviceCreateInfo* pCreateInfo, AllocationCallbacks* pAllocator, Device* pDevice) =>
        Note(((delegate* unmanaged<PhysicalDevice, DeviceCreateInfo*, AllocationCallbacks*, Device*, Result>)(_createDevice != 0 ? _createDevice : Resolve(ref _createDevice, "vkCreateDevice")))(physicalDevice, pCreateInfo, pAllocator, pDevice), pDevice);

    private nint _enumerateDeviceExtensionProperties;

    /// <summary>vkEnumerateDeviceExtensionProperties.</summary>
    public Result EnumerateDeviceExtensionProperties(PhysicalDevice physicalDevice, byte* pLayerName, uint* pPropertyCount, ExtensionProperties* pProperties) =>
        ((delegate* unmanaged<PhysicalDevice, byte*, uint*, ExtensionProperties*, Result>)(_enumerateDeviceExtensionProperties != 0 ? _enumerateDeviceExtensionProperties : Resolve(ref _enumerateDeviceExtensionProperties, "vkEnumerateDeviceExtensionProperties")))(physicalDevice, pLayerName, pPropertyCount, pProperties);
}
