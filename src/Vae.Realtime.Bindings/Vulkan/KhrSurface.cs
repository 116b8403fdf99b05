namespace Silk.NET.Vulkan.Extensions.KHR;

using Silk.NET.Core;
using Silk.NET.Core.Attributes;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Native;

/// <summary>VK_KHR_surface, as far as it is used; where a name is here, all its overloads are.</summary>
[Extension(ExtensionName)]
public unsafe class KhrSurface(INativeContext ctx) : NativeExtension<Vk>(ctx)
{
    public const string ExtensionName = "VK_KHR_surface";

    private readonly INativeContext _context = ctx;

    public void DestroySurface(Instance instance, SurfaceKHR surface, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Instance, SurfaceKHR, AllocationCallbacks*, void>)Load("vkDestroySurfaceKHR"))(instance, surface, pAllocator);

    public void DestroySurface(Instance instance, SurfaceKHR surface, in AllocationCallbacks pAllocator)
    {
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        {
            DestroySurface(instance, surface, pAllocatorPointer);
        }
    }

    public Result GetPhysicalDeviceSurfaceSupport(PhysicalDevice physicalDevice, uint queueFamilyIndex, SurfaceKHR surface, Bool32* pSupported) =>
        ((delegate* unmanaged<PhysicalDevice, uint, SurfaceKHR, Bool32*, Result>)
            Load("vkGetPhysicalDeviceSurfaceSupportKHR"))(physicalDevice, queueFamilyIndex, surface, pSupported);

    public Result GetPhysicalDeviceSurfaceSupport(PhysicalDevice physicalDevice, uint queueFamilyIndex, SurfaceKHR surface, out Bool32 pSupported)
    {
        fixed (Bool32* pSupportedPointer = &pSupported)
        {
            return GetPhysicalDeviceSurfaceSupport(physicalDevice, queueFamilyIndex, surface, pSupportedPointer);
        }
    }

    public Result GetPhysicalDeviceSurfaceCapabilities(
        PhysicalDevice physicalDevice, SurfaceKHR surface, SurfaceCapabilitiesKHR* pSurfaceCapabilities) =>
        ((delegate* unmanaged<PhysicalDevice, SurfaceKHR, SurfaceCapabilitiesKHR*, Result>)
            Load("vkGetPhysicalDeviceSurfaceCapabilitiesKHR"))(physicalDevice, surface, pSurfaceCapabilities);

    public Result GetPhysicalDeviceSurfaceCapabilities(
        PhysicalDevice physicalDevice, SurfaceKHR surface, out SurfaceCapabilitiesKHR pSurfaceCapabilities)
    {
        fixed (SurfaceCapabilitiesKHR* pSurfaceCapabilitiesPointer = &pSurfaceCapabilities)
        {
            return GetPhysicalDeviceSurfaceCapabilities(physicalDevice, surface, pSurfaceCapabilitiesPointer);
        }
    }

    public Result GetPhysicalDeviceSurfaceFormats(
        PhysicalDevice physicalDevice, SurfaceKHR surface, uint* pSurfaceFormatCount, SurfaceFormatKHR* pSurfaceFormats) =>
        ((delegate* unmanaged<PhysicalDevice, SurfaceKHR, uint*, SurfaceFormatKHR*, Result>)
            Load("vkGetPhysicalDeviceSurfaceFormatsKHR"))(physicalDevice, surface, pSurfaceFormatCount, pSurfaceFormats);

    public Result GetPhysicalDeviceSurfaceFormats(
        PhysicalDevice physicalDevice, SurfaceKHR surface, ref uint pSurfaceFormatCount, SurfaceFormatKHR* pSurfaceFormats)
    {
        fixed (uint* pSurfaceFormatCountPointer = &pSurfaceFormatCount)
        {
            return GetPhysicalDeviceSurfaceFormats(physicalDevice, surface, pSurfaceFormatCountPointer, pSurfaceFormats);
        }
    }

    public Result GetPhysicalDeviceSurfaceFormats(
        PhysicalDevice physicalDevice, SurfaceKHR surface, uint* pSurfaceFormatCount, out SurfaceFormatKHR pSurfaceFormats)
    {
        fixed (SurfaceFormatKHR* pSurfaceFormatsPointer = &pSurfaceFormats)
        {
            return GetPhysicalDeviceSurfaceFormats(physicalDevice, surface, pSurfaceFormatCount, pSurfaceFormatsPointer);
        }
    }

    public Result GetPhysicalDeviceSurfaceFormats(
        PhysicalDevice physicalDevice, SurfaceKHR surface, ref uint pSurfaceFormatCount, out SurfaceFormatKHR pSurfaceFormats)
    {
        fixed (uint* pSurfaceFormatCountPointer = &pSurfaceFormatCount)
        fixed (SurfaceFormatKHR* pSurfaceFormatsPointer = &pSurfaceFormats)
        {
            return GetPhysicalDeviceSurfaceFormats(physicalDevice, surface, pSurfaceFormatCountPointer, pSurfaceFormatsPointer);
        }
    }

    protected override IVTable CreateVTable() => new EntryPoints(_context);
}
