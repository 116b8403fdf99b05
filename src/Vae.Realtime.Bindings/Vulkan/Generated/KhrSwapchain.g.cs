// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan.Extensions.KHR;

using Silk.NET.Core;
using Silk.NET.Core.Native;

/// <summary>VK_KHR_swapchain.</summary>
public sealed unsafe class KhrSwapchain : NativeExtension<Vk>, IDeviceExtension<KhrSwapchain>
{
    public const string ExtensionName = "VK_KHR_swapchain";

    private readonly nint[] _functions;

    private KhrSwapchain(nint[] functions) => _functions = functions;

    static IReadOnlyList<string> IExtension.Commands =>
    [
        "vkCreateSwapchainKHR",
        "vkDestroySwapchainKHR",
        "vkGetSwapchainImagesKHR",
        "vkAcquireNextImageKHR",
        "vkQueuePresentKHR",
    ];

    static KhrSwapchain IDeviceExtension<KhrSwapchain>.Create(nint[] functions) => new(functions);

    /// <summary>vkCreateSwapchainKHR.</summary>
    public Result CreateSwapchain(Device device, SwapchainCreateInfoKHR* pCreateInfo, AllocationCallbacks* pAllocator, SwapchainKHR* pSwapchain) =>
        ((delegate* unmanaged<Device, SwapchainCreateInfoKHR*, AllocationCallbacks*, SwapchainKHR*, Result>)_functions[0])(device, pCreateInfo, pAllocator, pSwapchain);

    /// <summary>vkDestroySwapchainKHR.</summary>
    public void DestroySwapchain(Device device, SwapchainKHR swapchain, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, SwapchainKHR, AllocationCallbacks*, void>)_functions[1])(device, swapchain, pAllocator);

    /// <summary>vkGetSwapchainImagesKHR.</summary>
    public Result GetSwapchainImages(Device device, SwapchainKHR swapchain, uint* pSwapchainImageCount, Image* pSwapchainImages) =>
        ((delegate* unmanaged<Device, SwapchainKHR, uint*, Image*, Result>)_functions[2])(device, swapchain, pSwapchainImageCount, pSwapchainImages);

    /// <summary>vkAcquireNextImageKHR.</summary>
    public Result AcquireNextImage(Device device, SwapchainKHR swapchain, ulong timeout, Semaphore semaphore, Fence fence, uint* pImageIndex) =>
        ((delegate* unmanaged<Device, SwapchainKHR, ulong, Semaphore, Fence, uint*, Result>)_functions[3])(device, swapchain, timeout, semaphore, fence, pImageIndex);

    /// <summary>vkQueuePresentKHR.</summary>
    public Result QueuePresent(Queue queue, PresentInfoKHR* pPresentInfo) =>
        ((delegate* unmanaged<Queue, PresentInfoKHR*, Result>)_functions[4])(queue, pPresentInfo);
}
