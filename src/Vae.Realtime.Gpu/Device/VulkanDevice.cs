namespace Vae.Realtime.Gpu.Device;

using System.Security.Cryptography;
using System.Text;
using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>
/// The handles of a Vulkan device, what it can do, its memory and its queue; knows nothing of recordings. Not thread-safe: one thread owns
/// a device, as one thread owns a VkQueue.
/// </summary>
internal unsafe class VulkanDevice : IDisposable
{
    private readonly GpuInstance? _ownInstance;
    private readonly bool _ownsDevice;
    private readonly bool _validates;
    private readonly QueueLock? _queueLock;
    private GpuQueue? _queue;
    private bool _timeline;
    private bool _disposed;

    private protected VulkanDevice(
        GpuInstance? own, Vk vk, Instance instance, PhysicalDevice physical, GpuDeviceInfo info, uint family, GpuOptions options)
    {
        (_ownInstance, Vk, Instance, Physical, Info, QueueFamily) = (own, vk, instance, physical, info, family);
        (Shaders, CacheFolder, _ownsDevice, _validates) = (options.Shaders, options.CacheFolder, own is not null, options.Validation);
        _queueLock = options.QueueLock;
        Traits = PhysicalDevices.Traits(vk, physical, family, info, options.TexelLoads, optional: own is not null && options.Addresses);
        Memory = new DeviceMemoryHeaps(this);
    }

    public GpuDeviceInfo Info { get; }

    public DeviceTraits Traits { get; }

    /// <summary>Whether an engine made it, and destroys it.</summary>
    public bool Attached => !_ownsDevice;

    /// <summary>Where kernels' SPIR-V comes from.</summary>
    public IShaderLibrary Shaders { get; }

    /// <summary>Folder for what is worth keeping between runs; null where the device was opened without one.</summary>
    public string? CacheFolder { get; }

    /// <summary>Objects made on this device and not yet destroyed.</summary>
    public ObjectLedger Ledger { get; } = new();

    /// <summary>Messages of the validation layer; empty unless it was asked for.</summary>
    public ValidationLog Validation => _ownInstance?.Log ?? new ValidationLog();

    /// <summary>VkInstance, VkPhysicalDevice, VkDevice, VkQueue by value, for code that shares the device.</summary>
    public DeviceHandles Handles =>
        new(Instance.Handle, Physical.Handle, Handle.Handle, NativeQueue.Handle, QueueFamily) { TimelineSemaphore = _timeline };

    public Vk Vk { get; }

    public Instance Instance { get; }

    public PhysicalDevice Physical { get; }

    public Silk.NET.Vulkan.Device Handle { get; private set; }

    public Queue NativeQueue { get; private set; }

    public uint QueueFamily { get; }

    public DeviceMemoryHeaps Memory { get; }

    public GpuQueue Queue => _queue ?? throw new InvalidOperationException("The device is not open.");

    /// <summary>A file of the cache folder that belongs to this device and driver alone; null without a cache folder.</summary>
    /// <param name="kind">Beginning of its name.</param>
    /// <param name="extension">End of its name, without the dot.</param>
    public string? CacheFile(string kind, string extension)
    {
        string identity = $"{Info.Name} {Info.Driver} {Info.ApiVersion}";
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16];
        return CacheFolder is null ? null : Path.Combine(CacheFolder, $"{kind}-{name}.{extension}");
    }

    /// <summary>
    /// Looks for faults of a device that was opened with validation. To be called once it is disposed: leaked objects are reported only then.
    /// </summary>
    /// <exception cref="GpuException">What the validation layer said first, or an object that was not given back.</exception>
    public void Verify()
    {
        IEnumerable<string> faults = Validation.Messages.Concat(Ledger.Alive.Select(thing => $"this was not given back: {thing}"));
        if (_validates && faults.FirstOrDefault() is string fault)
        {
            throw new GpuException($"Vulkan validation: {fault}");
        }
    }

    public void Dispose()
    {
        // The loader is let go of each time it is disposed, whoever else still uses it.
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (Handle.Handle != 0)
        {
            if (_ownsDevice)
            {
                Vk.DeviceWaitIdle(Handle);
            }
            else
            {
                // Only for what was submitted here: a host's other queues are in other hands.
                _queue?.Finish();
            }

            DisposeParts();
            _queue?.Dispose();
            if (_ownsDevice)
            {
                Vk.DestroyDevice(Handle, null);
            }

            Handle = default;
        }

        if (_ownInstance is not null)
        {
            _ownInstance.Dispose();
        }
        else
        {
            Vk.Dispose();
        }
    }

    /// <summary>Makes the VkDevice.</summary>
    /// <param name="presents">It shows pictures in windows.</param>
    private protected void Create(bool presents)
    {
        HashSet<string> present = PhysicalDevices.Extensions(Vk, Physical);
        List<string> wanted = presents ? ["VK_KHR_swapchain"] : [];
        if (present.Contains("VK_KHR_portability_subset"))
        {
            wanted.Add("VK_KHR_portability_subset");
        }

        if (wanted.FirstOrDefault(name => !present.Contains(name)) is string missing)
        {
            throw new GpuException($"{Info.Name} cannot show pictures in a window ({missing} is missing); use --headless.");
        }

        using NativeStrings extensions = new(wanted);
        float priority = 1;
        DeviceQueueCreateInfo queue = new()
        {
            SType = StructureType.DeviceQueueCreateInfo,
            QueueFamilyIndex = QueueFamily,
            QueueCount = 1,
            PQueuePriorities = &priority,
        };
        PhysicalDeviceTimelineSemaphoreFeatures timeline = new()
        {
            SType = StructureType.PhysicalDeviceTimelineSemaphoreFeatures,
            TimelineSemaphore = true,
        };
        PhysicalDeviceBufferDeviceAddressFeatures addresses = new()
        {
            SType = StructureType.PhysicalDeviceBufferDeviceAddressFeatures,
            PNext = &timeline,
            BufferDeviceAddress = Traits.Addresses,
        };
        PhysicalDeviceFeatures features = new() { ShaderInt64 = Traits.Addresses };
        DeviceCreateInfo info = new()
        {
            SType = StructureType.DeviceCreateInfo,
            PNext = &addresses,
            PEnabledFeatures = &features,
            QueueCreateInfoCount = 1,
            PQueueCreateInfos = &queue,
            EnabledExtensionCount = (uint)wanted.Count,
            PpEnabledExtensionNames = extensions.First,
        };
        Silk.NET.Vulkan.Device device;
        Vk.CreateDevice(Physical, &info, null, &device).Check($"opening {Info.Name}");
        Handle = device;
        Vk.CurrentDevice = device;
        Queue taken;
        Vk.GetDeviceQueue(device, QueueFamily, 0, &taken);
        (NativeQueue, _timeline) = (taken, true);
        _queue = new GpuQueue(this, _timeline, _queueLock);
    }

    /// <summary>Uses a host's VkDevice and VkQueue.</summary>
    private protected void Use(DeviceHandles handles)
    {
        (Handle, NativeQueue) = (new Silk.NET.Vulkan.Device { Handle = handles.Device }, new Queue { Handle = handles.Queue });
        _timeline = handles.TimelineSemaphore;
        _queue = new GpuQueue(this, _timeline, _queueLock);
    }

    /// <summary>Gives back what a derived device made, while the device is idle.</summary>
    private protected virtual void DisposeParts()
    {
    }
}
