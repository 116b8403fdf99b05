// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan.Extensions.KHR;

using Silk.NET.Core;
using Silk.NET.Core.Native;

/// <summary>VK_KHR_surface.</summary>
public sealed unsafe class KhrSurface : NativeExtension<Vk>, IInstanceExtension<KhrSurface>
{
    public const string ExtensionName = "VK_KHR_surface";

    private readonly nint[] _functions;

    private KhrSurface(nint[] functions) => _functions = functions;

    static IReadOnlyList<string> IExtension.Commands =>
    [
        "vkDestroySurfaceKHR",
        "vkGetPhysicalDeviceSurfaceSupportKHR",
        "vkGetPhysicalDeviceSurfaceCapabilitiesKHR",
        "vkGetPhysicalDeviceSurfaceFormatsKHR",
        "vkGetPhysicalDeviceSurfacePresentModesKHR",
    ];

    static KhrSurface IInstanceExtension<KhrSurface>.Create(nint[] functions) => new(functions);

    /// <summary>vkDestroySurfaceKHR.</summary>
    public void DestroySurface(Instance instance, SurfaceKHR surface, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Instance, SurfaceKHR, AllocationCallbacks*, void>)_functions[0])(instance, surface, pAllocator);

    /// <summary>vkGetPhysicalDeviceSurfaceSupportKHR.</summary>
    public Result GetPhysicalDeviceSurfaceSupport(PhysicalDevice physicalDevice, uint queueFamilyIndex, SurfaceKHR surface, Bool32* pSupported) =>
        ((delegate* unmanaged<PhysicalDevice, uint, SurfaceKHR, Bool32*, Result>)_functions[1])(physicalDevice, queueFamilyIndex, surface, pSupported);

    /// <summary>vkGetPhysicalDeviceSurfaceCapabilitiesKHR.</summary>
    public Result GetPhysicalDeviceSurfaceCapabilities(PhysicalDevice physicalDevice, SurfaceKHR surface, SurfaceCapabilitiesKHR* pSurfaceCapabilities) =>
        ((delegate* unmanaged<PhysicalDevice, SurfaceKHR, SurfaceCapabilitiesKHR*, Result>)_functions[2])(physicalDevice, surface, pSurfaceCapabilities);

    /// <summary>vkGetPhysicalDeviceSurfaceFormatsKHR.</summary>
    public Result GetPhysicalDeviceSurfaceFormats(PhysicalDevice physicalDevice, SurfaceKHR surface, uint* pSurfaceFormatCount, SurfaceFormatKHR* pSurfaceFormats) =>
        ((delegate* unmanaged<PhysicalDevice, SurfaceKHR, uint*, SurfaceFormatKHR*, Result>)_functions[3])(physicalDevice, surface, pSurfaceFormatCount, pSurfaceFormats);

    /// <summary>vkGetPhysicalDeviceSurfacePresentModesKHR.</summary>
    public Result GetPhysicalDeviceSurfacePresentModes(PhysicalDevice physicalDevice, SurfaceKHR surface, uint* pPresentModeCount, PresentModeKHR* pPresentModes) =>
        ((delegate* unmanaged<PhysicalDevice, SurfaceKHR, uint*, PresentModeKHR*, Result>)_functions[4])(physicalDevice, surface, pPresentModeCount, pPresentModes);
}
