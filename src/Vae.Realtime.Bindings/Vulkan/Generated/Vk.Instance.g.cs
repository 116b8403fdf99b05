// Generated from vk.xml 1.3.239 by Vae.Realtime.Bindings.Generator; change vulkan.used.txt and run it again instead of editing.
#nullable enable

namespace Silk.NET.Vulkan;

using Silk.NET.Core;

/// <summary>Core commands, those for Instance.</summary>
public unsafe partial class Vk
{
    private nint _destroyInstance;

    /// <summary>vkDestroyInstance.</summary>
    public void DestroyInstance(Instance instance, AllocationCallbacks* pAllocator) =>
        ((delegate* unmanaged<Instance, AllocationCallbacks*, void>)(_destroyInstance != 0 ? _destroyInstance : Resolve(ref _destroyInstance, "vkDestroyInstance")))(instance, pAllocator);

    private nint _enumeratePhysicalDevices;

    /// <summary>vkEnumeratePhysicalDevices.</summary>
    public Result EnumeratePhysicalDevices(Instance instance, uint* pPhysicalDeviceCount, PhysicalDevice* pPhysicalDevices) =>
        ((delegate* unmanaged<Instance, uint*, PhysicalDevice*, Result>)(_enumeratePhysicalDevices != 0 ? _enumeratePhysicalDevices : Resolve(ref _enumeratePhysicalDevices, "vkEnumeratePhysicalDevices")))(instance, pPhysicalDeviceCount, pPhysicalDevices);

    private nint _getInstanceProcAddr;

    /// <summary>vkGetInstanceProcAddr.</summary>
    public PfnVoidFunction GetInstanceProcAddr(Instance instance, byte* pName) =>
        ((delegate* unmanaged<Instance, byte*, PfnVoidFunction>)(_getInstanceProcAddr != 0 ? _getInstanceProcAddr : Resolve(ref _getInstanceProcAddr, "vkGetInstanceProcAddr")))(instance, pName);
}
