namespace Silk.NET.Vulkan.Extensions.KHR;

using Silk.NET.Core.Attributes;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Native;

/// <summary>VK_KHR_swapchain, as far as it is used; where a name is here, all its overloads are.</summary>
[Extension(ExtensionName)]
public unsafe class KhrSwapchain(INativeContext ctx) : NativeExtension<Vk>(ctx)
{
    public const string ExtensionName = "VK_KHR_swapchain";

    private readonly INativeContext _context = ctx;

    public Result CreateSwapchain(Device device, SwapchainCreateInfoKHR* pCreateInfo, AllocationCallbacks* pAllocator, SwapchainKHR* pSwapchain) =>
        ((delegate* unmanaged<Device, SwapchainCreateInfoKHR*, AllocationCallbacks*, SwapchainKHR*, Result>)
            Load("vkCreateSwapchainKHR"))(device, pCreateInfo, pAllocator, pSwapchain);

    public Result CreateSwapchain(Device device, in SwapchainCreateInfoKHR pCreateInfo, AllocationCallbacks* pAllocator, SwapchainKHR* pSwapchain)
    {
        fixed (SwapchainCreateInfoKHR* pCreateInfoPointer = &pCreateInfo)
        {
            return CreateSwapchain(device, pCreateInfoPointer, pAllocator, pSwapchain);
        }
    }

    public Result CreateSwapchain(Device device, SwapchainCreateInfoKHR* pCreateInfo, in AllocationCallbacks pAllocator, SwapchainKHR* pSwapchain)
    {
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        {
            return CreateSwapchain(device, pCreateInfo, pAllocatorPointer, pSwapchain);
        }
    }

    public Result CreateSwapchain(Device device, SwapchainCreateInfoKHR* pCreateInfo, AllocationCallbacks* pAllocator, out SwapchainKHR pSwapchain)
    {
        fixed (SwapchainKHR* pSwapchainPointer = &pSwapchain)
        {
            return CreateSwapchain(device, pCreateInfo, pAllocator, pSwapchainPointer);
        }
    }

    public Result CreateSwapchain(Device device, in SwapchainCreateInfoKHR pCreateInfo, in AllocationCallbacks pAllocator, SwapchainKHR* pSwapchain)
    {
        fixed (SwapchainCreateInfoKHR* pCreateInfoPointer = &pCreateInfo)
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        {
            return CreateSwapchain(device, pCreateInfoPointer, pAllocatorPointer, pSwapchain);
        }
    }

    public Result CreateSwapchain(Device device, in SwapchainCreateInfoKHR pCreateInfo, AllocationCallbacks* pAllocator, out SwapchainKHR pSwapchain)
    {
        fixed (SwapchainCreateInfoKHR* pCreateInfoPointer = &pCreateInfo)
        fixed (SwapchainKHR* pSwapchainPointer = &pSwapchain)
        {
            return CreateSwapchain(device, pCreateInfoPointer, pAllocator, pSwapchainPointer);
        }
    }

    public Result CreateSwapchain(Device device, SwapchainCreateInfoKHR* pCreateInfo, in AllocationCallbacks pAllocator, out SwapchainKHR pSwapchain)
    {
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        fixed (SwapchainKHR* pSwapchainPointer = &pSwapchain)
        {
            return CreateSwapchain(device, pCreateInfo, pAllocatorPointer, pSwapchainPointer);
        }
    }

    public Result CreateSwapchain(
        Device device, in SwapchainCreateInfoKHR pCreateInfo, in AllocationCallbacks pAllocator, out SwapchainKHR pSwapchain)
    {
        fixed (SwapchainCreateInfoKHR* pCreateInfoPointer = &pCreateInfo)
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        fixed (SwapchainKHR* pSwapchainPointer = &pSwapchain)
        {
            return CreateSwapchain(device, pCreateInfoPointer, pAllocatorPointer, pSwapchainPointer);
        }
    }

    public void DestroySwapchain(Device device, SwapchainKHR swapchain, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Device, SwapchainKHR, AllocationCallbacks*, void>)Load("vkDestroySwapchainKHR"))(device, swapchain, pAllocator);

    public void DestroySwapchain(Device device, SwapchainKHR swapchain, in AllocationCallbacks pAllocator)
    {
        fixed (AllocationCallbacks* pAllocatorPointer = &pAllocator)
        {
            DestroySwapchain(device, swapchain, pAllocatorPointer);
        }
    }

    public Result GetSwapchainImages(Device device, SwapchainKHR swapchain, uint* pSwapchainImageCount, Image* pSwapchainImages) =>
        ((delegate* unmanaged<Device, SwapchainKHR, uint*, Image*, Result>)
            Load("vkGetSwapchainImagesKHR"))(device, swapchain, pSwapchainImageCount, pSwapchainImages);

    public Result GetSwapchainImages(Device device, SwapchainKHR swapchain, ref uint pSwapchainImageCount, Image* pSwapchainImages)
    {
        fixed (uint* pSwapchainImageCountPointer = &pSwapchainImageCount)
        {
            return GetSwapchainImages(device, swapchain, pSwapchainImageCountPointer, pSwapchainImages);
        }
    }

    public Result GetSwapchainImages(Device device, SwapchainKHR swapchain, uint* pSwapchainImageCount, out Image pSwapchainImages)
    {
        fixed (Image* pSwapchainImagesPointer = &pSwapchainImages)
        {
            return GetSwapchainImages(device, swapchain, pSwapchainImageCount, pSwapchainImagesPointer);
        }
    }

    public Result GetSwapchainImages(Device device, SwapchainKHR swapchain, ref uint pSwapchainImageCount, out Image pSwapchainImages)
    {
        fixed (uint* pSwapchainImageCountPointer = &pSwapchainImageCount)
        fixed (Image* pSwapchainImagesPointer = &pSwapchainImages)
        {
            return GetSwapchainImages(device, swapchain, pSwapchainImageCountPointer, pSwapchainImagesPointer);
        }
    }

    public Result AcquireNextImage(Device device, SwapchainKHR swapchain, ulong timeout, Semaphore semaphore, Fence fence, uint* pImageIndex) =>
        ((delegate* unmanaged<Device, SwapchainKHR, ulong, Semaphore, Fence, uint*, Result>)
            Load("vkAcquireNextImageKHR"))(device, swapchain, timeout, semaphore, fence, pImageIndex);

    public Result AcquireNextImage(Device device, SwapchainKHR swapchain, ulong timeout, Semaphore semaphore, Fence fence, out uint pImageIndex)
    {
        fixed (uint* pImageIndexPointer = &pImageIndex)
        {
            return AcquireNextImage(device, swapchain, timeout, semaphore, fence, pImageIndexPointer);
        }
    }

    public Result QueuePresent(Queue queue, PresentInfoKHR* pPresentInfo) =>
        ((delegate* unmanaged<Queue, PresentInfoKHR*, Result>)Load("vkQueuePresentKHR"))(queue, pPresentInfo);

    public Result QueuePresent(Queue queue, in PresentInfoKHR pPresentInfo)
    {
        fixed (PresentInfoKHR* pPresentInfoPointer = &pPresentInfo)
        {
            return QueuePresent(queue, pPresentInfoPointer);
        }
    }

    protected override IVTable CreateVTable() => new EntryPoints(_context);
}
