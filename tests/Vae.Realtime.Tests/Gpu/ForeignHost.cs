namespace Vae.Realtime.Tests.Gpu;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;
using Xunit;
using Semaphore = Silk.NET.Vulkan.Semaphore;

/// <summary>What an engine's device is made with.</summary>
public enum HostKind
{
    /// <summary>An instance for Vulkan 1.1, and no feature.</summary>
    Vulkan11,

    /// <summary>An instance for Vulkan 1.2, and no feature.</summary>
    Vulkan12,

    /// <summary>An instance for Vulkan 1.2, and the feature timelineSemaphore.</summary>
    Timeline,
}

/// <summary>A host engine under the validation layer: a device of its own, which it goes on using once it is left.</summary>
internal sealed unsafe class ForeignHost : IDisposable
{
    private readonly GpuInstance _instance;
    private readonly Device _device;
    private readonly Queue _queue;
    private readonly List<Semaphore> _semaphores = [];

    private ForeignHost(HostKind kind)
    {
        _instance = new GpuInstance([], validation: true, kind == HostKind.Vulkan11 ? Vk.Version11 : Vk.Version12);
        PhysicalDevice physical = PhysicalDevices.All(Vk, _instance.Handle)[0];
        uint family = PhysicalDevices.ComputeFamily(Vk, physical);
        _device = CreateDevice(Vk, physical, family, kind == HostKind.Timeline);
        Queue queue;
        Vk.GetDeviceQueue(_device, family, 0, &queue);
        _queue = queue;
        Handles = new DeviceHandles(_instance.Handle.Handle, physical.Handle, _device.Handle, queue.Handle, family)
        {
            TimelineSemaphore = kind == HostKind.Timeline,
        };
    }

    public DeviceHandles Handles { get; }

    private Vk Vk => _instance.Vk;

    /// <summary>Lets a library live on the device, and fails where it destroyed or left anything there, or the validation layer complained.</summary>
    public static void Run(HostKind kind, Action<ForeignHost> work)
    {
        ForeignHost host = new(kind);
        using (host)
        {
            work(host);
            host.Use();
        }

        Assert.Empty(host._instance.Log.Messages);
    }

    /// <summary>A binary semaphore of the host's, which lives as long as it.</summary>
    public Semaphore CreateSemaphore()
    {
        SemaphoreCreateInfo info = new() { SType = StructureType.SemaphoreCreateInfo };
        Semaphore semaphore;
        Assert.Equal(Result.Success, Vk.CreateSemaphore(_device, &info, null, &semaphore));
        _semaphores.Add(semaphore);
        return semaphore;
    }

    /// <summary>Submits nothing, as an engine that draws something else.</summary>
    public void Submit()
    {
        SubmitInfo submit = new() { SType = StructureType.SubmitInfo };
        Assert.Equal(Result.Success, Vk.QueueSubmit(_queue, 1, &submit, default));
    }

    // Had anything been left on the device, the validation layer would say so here.
    public void Dispose()
    {
        foreach (Semaphore semaphore in _semaphores)
        {
            Vk.DestroySemaphore(_device, semaphore, null);
        }

        Vk.DestroyDevice(_device, null);
        _instance.Dispose();
    }

    private static Device CreateDevice(Vk vk, PhysicalDevice physical, uint family, bool timelines)
    {
        float priority = 1;
        DeviceQueueCreateInfo queue = new()
        {
            SType = StructureType.DeviceQueueCreateInfo,
            QueueFamilyIndex = family,
            QueueCount = 1,
            PQueuePriorities = &priority,
        };
        PhysicalDeviceTimelineSemaphoreFeatures timeline = new()
        {
            SType = StructureType.PhysicalDeviceTimelineSemaphoreFeatures,
            TimelineSemaphore = true,
        };
        DeviceCreateInfo info = new()
        {
            SType = StructureType.DeviceCreateInfo,
            PNext = timelines ? &timeline : null,
            QueueCreateInfoCount = 1,
            PQueueCreateInfos = &queue,
        };
        Device device;
        Assert.Equal(Result.Success, vk.CreateDevice(physical, &info, null, &device));
        vk.CurrentDevice = device;
        return device;
    }

    // Had anything of the host's been destroyed, the validation layer would say so here.
    private void Use()
    {
        CommandPoolCreateInfo poolInfo = new() { SType = StructureType.CommandPoolCreateInfo, QueueFamilyIndex = Handles.QueueFamily };
        CommandPool pool;
        Assert.Equal(Result.Success, Vk.CreateCommandPool(_device, &poolInfo, null, &pool));
        CommandBufferAllocateInfo allocate = new()
        {
            SType = StructureType.CommandBufferAllocateInfo,
            CommandPool = pool,
            Level = CommandBufferLevel.Primary,
            CommandBufferCount = 1,
        };
        CommandBuffer commands;
        Assert.Equal(Result.Success, Vk.AllocateCommandBuffers(_device, &allocate, &commands));
        CommandBufferBeginInfo begin = new() { SType = StructureType.CommandBufferBeginInfo };
        Assert.Equal(Result.Success, Vk.BeginCommandBuffer(commands, &begin));
        Assert.Equal(Result.Success, Vk.EndCommandBuffer(commands));
        SubmitInfo submit = new() { SType = StructureType.SubmitInfo, CommandBufferCount = 1, PCommandBuffers = &commands };
        Assert.Equal(Result.Success, Vk.QueueSubmit(_queue, 1, &submit, default));
        Assert.Equal(Result.Success, Vk.DeviceWaitIdle(_device));
        Vk.DestroyCommandPool(_device, pool, null);
    }
}
