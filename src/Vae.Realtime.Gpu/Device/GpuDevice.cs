namespace Vae.Realtime.Gpu.Device;

using System.Security.Cryptography;
using System.Text;
using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// A Vulkan device with one compute queue, and the factory of everything on it. Not thread-safe: one thread owns a device, as one
/// thread owns a VkQueue.
/// </summary>
internal sealed unsafe partial class GpuDevice : IDisposable
{
    private readonly GpuInstance? _ownInstance;
    private readonly bool _ownsDevice;
    private readonly Lazy<KernelCache> _kernels;
    private bool _disposed;

    private GpuDevice(GpuInstance? own, Vk vk, Instance instance, PhysicalDevice physical, GpuDeviceInfo info, uint family, GpuOptions options)
    {
        (_ownInstance, Vk, Instance, Physical, Info, QueueFamily) = (own, vk, instance, physical, info, family);
        (Shaders, CacheFolder, _ownsDevice) = (options.Shaders, options.CacheFolder, own is not null);
        Traits = PhysicalDevices.Traits(vk, physical, family, info, options.TexelLoads);
        Memory = new DeviceMemoryHeaps(this);
        _kernels = new Lazy<KernelCache>(() => new KernelCache(this));
        Replacements = new KernelReplacements(this);
        _rehearsal = options.Rehearses ? KernelWarmup.For(this) : null;
    }

    public GpuDeviceInfo Info { get; }

    public DeviceTraits Traits { get; }

    /// <summary>Folder for what is worth keeping between runs; null where the device was opened without one.</summary>
    public string? CacheFolder { get; }

    /// <summary>Objects made on this device and not yet destroyed.</summary>
    public ObjectLedger Ledger { get; } = new();

    /// <summary>Messages of the validation layer; empty unless it was asked for.</summary>
    public ValidationLog Validation => _ownInstance?.Log ?? new ValidationLog();

    /// <summary>VkInstance, VkPhysicalDevice, VkDevice, VkQueue by value, for code that shares the device.</summary>
    public DeviceHandles Handles => new(Instance.Handle, Physical.Handle, Handle.Handle, Queue.Handle, QueueFamily);

    internal Vk Vk { get; }

    internal Instance Instance { get; }

    internal PhysicalDevice Physical { get; }

    internal Device Handle { get; private set; }

    internal Queue Queue { get; private set; }

    internal uint QueueFamily { get; }

    internal DeviceMemoryHeaps Memory { get; }

    internal IShaderLibrary Shaders { get; }

    internal KernelCache Kernels => _kernels.Value;

    internal KernelReplacements Replacements { get; }

    /// <summary>The Vulkan devices of this machine.</summary>
    /// <exception cref="NoDeviceException">No loader or no driver.</exception>
    public static IReadOnlyList<GpuDeviceInfo> List()
    {
        using GpuInstance instance = new([], validation: false);
        return Describe(instance);
    }

    /// <summary>Opens a device of this machine.</summary>
    /// <exception cref="NoDeviceException">No loader, no driver, or none matches.</exception>
    public static GpuDevice Open(DeviceSelector selector = default, GpuOptions? options = null)
    {
        options ??= new GpuOptions();
        GpuInstance instance = new(options.SurfaceExtensions, options.Validation);
        GpuDevice? device = null;
        try
        {
            GpuDeviceInfo info = selector.Choose(Describe(instance));
            PhysicalDevice physical = PhysicalDevices.All(instance.Vk, instance.Handle)[info.Index];
            PhysicalDevices.RequireTimeline(instance.Vk, physical, info);
            uint family = PhysicalDevices.ComputeFamily(instance.Vk, physical);
            device = new GpuDevice(instance, instance.Vk, instance.Handle, physical, info, family, options);
            device.CreateDevice(options.SurfaceExtensions.Count > 0);
            device.CreateQueueObjects();
            return device;
        }
        catch
        {
            if (device is not null)
            {
                device.Dispose();
            }
            else
            {
                instance.Dispose();
            }

            throw;
        }
    }

    /// <summary>Uses a host engine's device. Creates only what it also destroys; the handles stay the host's.</summary>
    /// <param name="handles">Valid until this object is disposed; the device was made with the feature <c>timelineSemaphore</c>.</param>
    /// <param name="options">Shaders and cache folder; validation and surfaces are the host's business.</param>
    public static GpuDevice Attach(DeviceHandles handles, GpuOptions? options = null)
    {
        Vk vk = VulkanLibrary.Load();
        vk.CurrentInstance = new Instance { Handle = handles.Instance };
        vk.CurrentDevice = new Device { Handle = handles.Device };
        PhysicalDevice physical = new() { Handle = handles.PhysicalDevice };
        GpuDeviceInfo info = PhysicalDevices.Describe(vk, physical, 0);
        GpuDevice device = new(
            null, vk, new Instance { Handle = handles.Instance }, physical, info, handles.QueueFamily, options ?? new GpuOptions())
        {
            Handle = new Device { Handle = handles.Device },
            Queue = new Queue { Handle = handles.Queue },
        };
        try
        {
            device.CreateQueueObjects();
            return device;
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>A file of the cache folder that belongs to this device and driver alone; null without a cache folder.</summary>
    /// <param name="kind">Beginning of its name.</param>
    /// <param name="extension">End of its name, without the dot.</param>
    public string? CacheFile(string kind, string extension)
    {
        string identity = $"{Info.Name} {Info.Driver} {Info.ApiVersion}";
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16];
        return CacheFolder is null ? null : Path.Combine(CacheFolder, $"{kind}-{name}.{extension}");
    }

    /// <summary>Starts planning an arena; see <see cref="GpuArena"/>.</summary>
    public GpuArena CreateArena(string name, MemoryKind kind = MemoryKind.Device) => new(this, name, kind);

    /// <summary>An RGBA8 image to copy into and to read.</summary>
    public GpuImage CreateImage(int width, int height, string name) => new(this, width, height, name);

    /// <summary>Makes a picture of zeros.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="name">Shown in error messages.</param>
    /// <exception cref="DeviceOutOfMemoryException">It does not fit.</exception>
    public GpuPixelBuffer CreatePicture(int width, int height, string name) => new(this, width, height, name);

    /// <summary>Turns a recording into command buffers.</summary>
    /// <param name="recording">The commands.</param>
    /// <param name="sliced">Cut at the recording's cuts, so that parts can be submitted one by one.</param>
    public CompiledRecording Compile(Recording recording, bool sliced = false) => new(this, recording, sliced);

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
            Vk.DeviceWaitIdle(Handle);
            EndPreparing();
            Replacements.Dispose();
            if (_kernels.IsValueCreated)
            {
                _kernels.Value.Dispose();
            }

            DestroyQueueObjects();
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

    private static GpuDeviceInfo[] Describe(GpuInstance instance) =>
        [.. PhysicalDevices.All(instance.Vk, instance.Handle).Select((device, index) => PhysicalDevices.Describe(instance.Vk, device, index))];

    private void CreateDevice(bool presents)
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
        DeviceCreateInfo info = new()
        {
            SType = StructureType.DeviceCreateInfo,
            PNext = &timeline,
            QueueCreateInfoCount = 1,
            PQueueCreateInfos = &queue,
            EnabledExtensionCount = (uint)wanted.Count,
            PpEnabledExtensionNames = extensions.First,
        };
        Device device;
        Vk.CreateDevice(Physical, &info, null, &device).Check($"opening {Info.Name}");
        Handle = device;
        Vk.CurrentDevice = device;
        Queue taken;
        Vk.GetDeviceQueue(device, QueueFamily, 0, &taken);
        Queue = taken;
    }
}
