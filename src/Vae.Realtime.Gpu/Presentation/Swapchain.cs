namespace Vae.Realtime.Gpu.Presentation;

using Silk.NET.Core;
using Silk.NET.Vulkan;
using Silk.NET.Vulkan.Extensions.KHR;
using Vae.Realtime.Gpu.Device;
using Semaphore = Silk.NET.Vulkan.Semaphore;

/// <summary>
/// A window's images. <see cref="TryBegin"/> hands out the next one as a <see cref="RenderTarget"/>, <see cref="End"/> submits and
/// presents it. A change of size or a lost surface makes the chain again; a window without area yields no frame.
/// </summary>
internal sealed unsafe class Swapchain : IFrameTarget
{
    private readonly VulkanDevice _device;
    private readonly KhrSurface _surfaces;
    private readonly KhrSwapchain _swapchains;
    private readonly SurfaceKHR _surface;
    private readonly Semaphore[] _acquired = new Semaphore[FramesInFlight];
    private readonly CommandBuffer[] _commands = new CommandBuffer[FramesInFlight];
    private readonly ulong[] _finished = new ulong[FramesInFlight];
    private SwapchainKHR _chain;
    private Image[] _images = [];
    private Semaphore[] _rendered = [];
    private SurfaceFormatKHR _format;
    private Extent2D _extent;
    private uint _current;
    private int _frame;
    private bool _stale = true;

    private const int FramesInFlight = 2;

    /// <param name="device">Opened with the window system's surface extensions.</param>
    /// <param name="surface">VkSurfaceKHR; destroyed with the swapchain.</param>
    public Swapchain(VulkanDevice device, ulong surface)
    {
        _device = device;
        _surface = new SurfaceKHR { Handle = surface };
        if (!IsEnabled(device)
            || !device.Vk.TryGetInstanceExtension(device.Instance, out _surfaces)
            || !device.Vk.TryGetDeviceExtension(device.Instance, device.Handle, out _swapchains))
        {
            throw new GpuException($"{device.Info.Name} cannot show pictures in a window; use --headless.");
        }

        Bool32 supported = false;
        _surfaces.GetPhysicalDeviceSurfaceSupport(device.Physical, device.QueueFamily, _surface, &supported).Check("asking for window support");
        if (!supported)
        {
            _surfaces.DestroySurface(device.Instance, _surface, null);
            throw new GpuException($"{device.Info.Name} cannot show pictures in this window; use --headless or another --device.");
        }

        for (int i = 0; i < FramesInFlight; i++)
        {
            _acquired[i] = CreateSemaphore();
        }
    }

    /// <summary>Says that the window changed; the chain is made again before the next frame.</summary>
    public void Invalidate() => _stale = true;

    /// <inheritdoc/>
    /// <remarks>False while the window is minimised or its surface is changing.</remarks>
    public bool TryBegin(int width, int height, out RenderTarget target)
    {
        target = default;
        if (_stale && !Rebuild(width, height))
        {
            return false;
        }

        _frame = (_frame + 1) % FramesInFlight;
        _device.Queue.Wait(_finished[_frame]);
        uint index;
        Result result = _swapchains.AcquireNextImage(_device.Handle, _chain, ulong.MaxValue, _acquired[_frame], default, &index);
        if (result == Result.ErrorOutOfDateKhr)
        {
            _stale = true;
            return false;
        }

        result.Check("acquiring a window image");
        _stale = result == Result.SuboptimalKhr;
        _current = index;
        if (_commands[_frame].Handle != 0)
        {
            _device.Queue.FreeCommands(_commands[_frame]);
        }

        _commands[_frame] = _device.Queue.BeginCommands(reusable: false);
        bool bgra = _format.Format is Format.B8G8R8A8Unorm or Format.B8G8R8A8Srgb;
        target = new RenderTarget(
            _commands[_frame].Handle, _images[index].Handle, (int)_extent.Width, (int)_extent.Height, bgra, ImageUse.Undefined, ImageUse.Present);
        return true;
    }

    /// <inheritdoc/>
    public void End()
    {
        _device.Queue.EndCommands(_commands[_frame], "frame");
        Semaphore rendered = _rendered[_current];
        _finished[_frame] = _device.Queue.Submit([_commands[_frame]], "frame", _acquired[_frame], rendered);
        SwapchainKHR chain = _chain;
        uint index = _current;
        PresentInfoKHR present = new()
        {
            SType = StructureType.PresentInfoKhr,
            WaitSemaphoreCount = 1,
            PWaitSemaphores = &rendered,
            SwapchainCount = 1,
            PSwapchains = &chain,
            PImageIndices = &index,
        };
        Result result = _swapchains.QueuePresent(_device.NativeQueue, &present);
        if (result is Result.ErrorOutOfDateKhr or Result.SuboptimalKhr)
        {
            _stale = true;
            return;
        }

        result.Check("presenting a frame");
    }

    public void Dispose()
    {
        _device.Vk.DeviceWaitIdle(_device.Handle);
        DestroyChain(_chain);
        for (int i = 0; i < FramesInFlight; i++)
        {
            DestroySemaphore(_acquired[i]);
            if (_commands[i].Handle != 0)
            {
                _device.Queue.FreeCommands(_commands[i]);
            }
        }

        _surfaces.DestroySurface(_device.Instance, _surface, null);
    }

    // That an extension is available says nothing of whether it was enabled; that its functions are there does.
    private static bool IsEnabled(VulkanDevice device) =>
        device.Vk.GetInstanceProcAddr(device.Instance, "vkGetPhysicalDeviceSurfaceSupportKHR").Handle != null
        && device.Vk.GetDeviceProcAddr(device.Handle, "vkCreateSwapchainKHR").Handle != null;

    private bool Rebuild(int width, int height)
    {
        SurfaceCapabilitiesKHR capabilities;
        _surfaces.GetPhysicalDeviceSurfaceCapabilities(_device.Physical, _surface, &capabilities).Check("measuring the window");
        Extent2D extent = capabilities.CurrentExtent;
        if (extent.Width == uint.MaxValue)
        {
            extent.Width = Math.Clamp((uint)Math.Max(0, width), capabilities.MinImageExtent.Width, capabilities.MaxImageExtent.Width);
            extent.Height = Math.Clamp((uint)Math.Max(0, height), capabilities.MinImageExtent.Height, capabilities.MaxImageExtent.Height);
        }

        if (extent.Width == 0 || extent.Height == 0)
        {
            return false;
        }

        _device.Vk.DeviceWaitIdle(_device.Handle).Check("waiting to resize");
        _format = ChooseFormat();
        _extent = extent;
        uint count = Math.Max(3, capabilities.MinImageCount);
        SwapchainKHR old = _chain;
        SwapchainCreateInfoKHR info = new()
        {
            SType = StructureType.SwapchainCreateInfoKhr,
            Surface = _surface,
            MinImageCount = capabilities.MaxImageCount == 0 ? count : Math.Min(count, capabilities.MaxImageCount),
            ImageFormat = _format.Format,
            ImageColorSpace = _format.ColorSpace,
            ImageExtent = extent,
            ImageArrayLayers = 1,
            ImageUsage = ImageUsageFlags.TransferDstBit,
            ImageSharingMode = SharingMode.Exclusive,
            PreTransform = capabilities.CurrentTransform,
            CompositeAlpha = CompositeAlphaFlagsKHR.OpaqueBitKhr,
            PresentMode = PresentModeKHR.FifoKhr,
            Clipped = true,
            OldSwapchain = old,
        };
        SwapchainKHR chain;
        _swapchains.CreateSwapchain(_device.Handle, &info, null, &chain).Check($"making {extent.Width}x{extent.Height} window images");
        DestroyChain(old);
        _chain = chain;
        _device.Ledger.Created("swapchain");
        TakeImages();
        _stale = false;
        return true;
    }

    private void TakeImages()
    {
        uint count = 0;
        _swapchains.GetSwapchainImages(_device.Handle, _chain, &count, null).Check("counting window images");
        _images = new Image[count];
        fixed (Image* first = _images)
        {
            _swapchains.GetSwapchainImages(_device.Handle, _chain, &count, first).Check("listing window images");
        }

        // One semaphore per image: presentation may still wait on the one of the previous frame.
        _rendered = [.. _images.Select(_ => CreateSemaphore())];
    }

    private SurfaceFormatKHR ChooseFormat()
    {
        uint count = 0;
        _surfaces.GetPhysicalDeviceSurfaceFormats(_device.Physical, _surface, &count, null).Check("counting window formats");
        SurfaceFormatKHR[] formats = new SurfaceFormatKHR[count];
        fixed (SurfaceFormatKHR* first = formats)
        {
            _surfaces.GetPhysicalDeviceSurfaceFormats(_device.Physical, _surface, &count, first).Check("listing window formats");
        }

        // The picture's bytes are copied, not converted: any four-channel 8-bit format shows them as they are.
        Format[] wanted = [Format.B8G8R8A8Unorm, Format.R8G8B8A8Unorm, Format.B8G8R8A8Srgb, Format.R8G8B8A8Srgb];
        foreach (Format format in wanted)
        {
            int found = Array.FindIndex(formats, candidate => candidate.Format == format);
            if (found >= 0)
            {
                return formats[found];
            }
        }

        throw new GpuException("The window offers no 8-bit colour format; use --headless.");
    }

    private Semaphore CreateSemaphore()
    {
        SemaphoreCreateInfo info = new() { SType = StructureType.SemaphoreCreateInfo };
        Semaphore semaphore;
        _device.Vk.CreateSemaphore(_device.Handle, &info, null, &semaphore).Check("creating a semaphore");
        _device.Ledger.Created("semaphore");
        return semaphore;
    }

    private void DestroySemaphore(Semaphore semaphore)
    {
        _device.Vk.DestroySemaphore(_device.Handle, semaphore, null);
        _device.Ledger.Destroyed("semaphore");
    }

    private void DestroyChain(SwapchainKHR chain)
    {
        foreach (Semaphore semaphore in _rendered)
        {
            DestroySemaphore(semaphore);
        }

        _rendered = [];
        if (chain.Handle != 0)
        {
            _swapchains.DestroySwapchain(_device.Handle, chain, null);
            _device.Ledger.Destroyed("swapchain");
        }
    }
}
