namespace Vae.Realtime.Tests.Bindings;

using System.Runtime.InteropServices;
using Silk.NET.Core;
using Silk.NET.Core.Loader;
using Silk.NET.Vulkan;
using Silk.NET.Vulkan.Extensions.EXT;
using Silk.NET.Vulkan.Extensions.KHR;
using Xunit;

/// <summary>The loader object against the system's Vulkan: calls arrive, and a function that is not there is never called.</summary>
public sealed unsafe class VulkanApiTests : IDisposable
{
    private readonly Vk _vk = Vk.GetApi();

    public void Dispose() => _vk.Dispose();

    [Fact]
    public void Every_device_reports_its_properties_through_any_instance()
    {
        Instance first = Create();
        Instance second = Create();
        PhysicalDevice[] devices = Devices(first);
        Assert.NotEmpty(devices);
        Assert.Equal(devices.Length, Devices(second).Length);
        foreach (PhysicalDevice device in devices)
        {
            PhysicalDeviceProperties properties;
            _vk.GetPhysicalDeviceProperties(device, &properties);
            Assert.NotEmpty(Marshal.PtrToStringUTF8((nint)properties.DeviceName)!);
            Assert.Equal(1u, ((Version32)properties.ApiVersion).Major);
            Assert.InRange(properties.Limits.MaxComputeWorkGroupSize[0], 128u, uint.MaxValue);

            PhysicalDeviceMemoryProperties memory;
            _vk.GetPhysicalDeviceMemoryProperties(device, &memory);
            Assert.InRange(memory.MemoryTypeCount, 1u, Vk.MaxMemoryTypes);
            uint heap = memory.MemoryTypes[(int)memory.MemoryTypeCount - 1].HeapIndex;
            Assert.InRange(heap, 0u, memory.MemoryHeapCount - 1);
            Assert.NotEqual(0ul, memory.MemoryHeaps[(int)heap].Size);
        }

        _vk.DestroyInstance(first, null);
        _vk.DestroyInstance(second, null);
    }

    [Fact]
    public void The_functions_of_an_enabled_instance_extension_work()
    {
        Instance instance = Create(KhrSurface.ExtensionName, ExtDebugUtils.ExtensionName);
        Assert.True(_vk.TryGetInstanceExtension(instance, out KhrSurface surface));
        Assert.True(_vk.TryGetInstanceExtension(instance, out ExtDebugUtils debug));
        surface.DestroySurface(instance, default, null);
        debug.DestroyDebugUtilsMessenger(instance, default, null);
        _vk.DestroyInstance(instance, null);
    }

    /// <summary>An extension can be had wherever it is available; what tells that it was not enabled is that its functions are missing.</summary>
    [Fact]
    public void A_function_of_an_extension_that_is_not_enabled_throws()
    {
        Instance instance = Create();
        PhysicalDevice physical = Devices(instance)[0];
        float priority = 1;
        var queue = new DeviceQueueCreateInfo { SType = StructureType.DeviceQueueCreateInfo, QueueCount = 1, PQueuePriorities = &priority };
        var info = new DeviceCreateInfo { SType = StructureType.DeviceCreateInfo, QueueCreateInfoCount = 1, PQueueCreateInfos = &queue };
        Device device;
        Assert.Equal(Result.Success, _vk.CreateDevice(physical, &info, null, &device));
        Assert.True(_vk.TryGetDeviceExtension(instance, device, out KhrSwapchain swapchains));
        Device opened = device;
        Assert.Throws<SymbolLoadingException>(() => swapchains.DestroySwapchain(opened, default, null));
        _vk.DestroyDevice(device, null);
        _vk.DestroyInstance(instance, null);
    }

    private Instance Create(params string[] extensions)
    {
        var application = new ApplicationInfo { SType = StructureType.ApplicationInfo, ApiVersion = Vk.Version12 };
        byte** names = stackalloc byte*[extensions.Length];
        for (int index = 0; index < extensions.Length; index++)
        {
            names[index] = (byte*)Marshal.StringToCoTaskMemUTF8(extensions[index]);
        }

        var info = new InstanceCreateInfo
        {
            SType = StructureType.InstanceCreateInfo,
            PApplicationInfo = &application,
            EnabledExtensionCount = (uint)extensions.Length,
            PpEnabledExtensionNames = names,
        };
        Instance instance;
        Result result = _vk.CreateInstance(&info, null, &instance);
        for (int index = 0; index < extensions.Length; index++)
        {
            Marshal.FreeCoTaskMem((nint)names[index]);
        }

        Assert.Equal(Result.Success, result);
        _vk.CurrentInstance = instance;
        return instance;
    }

    private PhysicalDevice[] Devices(Instance instance)
    {
        uint count = 0;
        Assert.Equal(Result.Success, _vk.EnumeratePhysicalDevices(instance, &count, null));
        var devices = new PhysicalDevice[count];
        fixed (PhysicalDevice* first = devices)
        {
            Assert.Equal(Result.Success, _vk.EnumeratePhysicalDevices(instance, &count, first));
        }

        return devices;
    }
}
