namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;

/// <summary>What an engine's device must be to be used here.</summary>
internal static class ForeignDevice
{
    /// <summary>Describes the device, once it is known to do.</summary>
    /// <param name="vk">Of the engine's instance and device.</param>
    /// <param name="handles">What the engine said of them.</param>
    /// <exception cref="GpuException">It does not do; the message says what is missing, and what to do.</exception>
    public static GpuDeviceInfo Describe(Vk vk, in DeviceHandles handles)
    {
        Require(handles.Instance, nameof(handles.Instance));
        Require(handles.PhysicalDevice, nameof(handles.PhysicalDevice));
        Require(handles.Device, nameof(handles.Device));
        Require(handles.Queue, nameof(handles.Queue));
        if (!PhysicalDevices.IsOfVulkan11(vk, new Instance { Handle = handles.Instance }))
        {
            throw new GpuException("The engine's VkInstance is one of Vulkan 1.0; make it with the apiVersion of Vulkan 1.1 or later.");
        }

        PhysicalDevice physical = new() { Handle = handles.PhysicalDevice };
        GpuDeviceInfo info = PhysicalDevices.Describe(vk, physical, 0);
        if (PhysicalDevices.Version(vk, physical) < Vk.Version11)
        {
            throw new GpuException($"{info.Name} is a device of Vulkan {info.ApiVersion}, but 1.1 or later is needed; update its driver.");
        }

        if (!PhysicalDevices.Computes(vk, physical, handles.QueueFamily))
        {
            throw new GpuException($"The queue family {handles.QueueFamily} of {info.Name} does not compute; give a queue of one that does.");
        }

        if (handles.TimelineSemaphore && !HasTimeline(vk, physical, handles))
        {
            throw new GpuException(
                $"{nameof(DeviceHandles)}.{nameof(handles.TimelineSemaphore)} is set, but the engine's device on {info.Name} has no timeline "
                    + "semaphores of Vulkan 1.2; leave it unset.");
        }

        return info;
    }

    // A device of an instance for Vulkan 1.1 lacks the functions, whatever else there is.
    private static unsafe bool HasTimeline(Vk vk, PhysicalDevice physical, in DeviceHandles handles) =>
        PhysicalDevices.HasTimeline(vk, physical)
        && vk.GetDeviceProcAddr(new Silk.NET.Vulkan.Device { Handle = handles.Device }, "vkGetSemaphoreCounterValue").Handle != null;

    private static void Require(nint handle, string name)
    {
        if (handle == 0)
        {
            throw new GpuException($"{nameof(DeviceHandles)}.{name} is 0; give the engine's own handle.");
        }
    }
}
