namespace Vae.Realtime.Gpu.Device;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Gpu.Recordings;

/// <summary>A device with its kernels and transfers, and the factory of everything on it.</summary>
internal sealed class GpuDevice : VulkanDevice
{
    private GpuDevice(GpuInstance? own, Vk vk, Instance instance, PhysicalDevice physical, GpuDeviceInfo info, uint family, GpuOptions options)
        : base(own, vk, instance, physical, info, family, options)
    {
        Kernels = new KernelLibrary(this, options.WarmsUp ? KernelWarmup.For(this) : null);
        Transfers = new Transfers(this, Kernels);
        Targets = new TargetEncoder(this);
    }

    /// <summary>The kernels in use.</summary>
    public KernelLibrary Kernels { get; }

    /// <summary>Copies between host memory and arenas.</summary>
    public Transfers Transfers { get; }

    /// <summary>Writes into the command buffers and images of hosts.</summary>
    public TargetEncoder Targets { get; }

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
            device.Create(options.SurfaceExtensions.Count > 0);
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
    /// <param name="handles">Valid until this object is disposed.</param>
    /// <param name="options">Shaders, cache folder and lock of the queue; validation and surfaces are the host's business.</param>
    /// <exception cref="GpuException">A handle is missing, or the device lacks what it takes.</exception>
    public static GpuDevice Attach(DeviceHandles handles, GpuOptions? options = null)
    {
        Vk vk = VulkanLibrary.Load();
        GpuDeviceInfo info;
        Instance instance = new() { Handle = handles.Instance };
        PhysicalDevice physical = new() { Handle = handles.PhysicalDevice };
        try
        {
            vk.CurrentInstance = instance;
            vk.CurrentDevice = new Silk.NET.Vulkan.Device { Handle = handles.Device };
            info = ForeignDevice.Describe(vk, handles);
        }
        catch
        {
            vk.Dispose();
            throw;
        }

        GpuDevice device = new(null, vk, instance, physical, info, handles.QueueFamily, options ?? new GpuOptions());
        try
        {
            device.Use(handles);
            return device;
        }
        catch
        {
            device.Dispose();
            throw;
        }
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
    public CompiledRecording Compile(Recording recording, bool sliced = false) => new(this, Kernels, recording, sliced);

    /// <summary>Compiles, submits, waits for and discards a recording.</summary>
    public void RunOnce(Recording recording)
    {
        using CompiledRecording work = Compile(recording);
        Queue.Wait(Queue.Submit(work));
    }

    private protected override void DisposeParts() => Kernels.Dispose();

    private static GpuDeviceInfo[] Describe(GpuInstance instance) =>
        [.. PhysicalDevices.All(instance.Vk, instance.Handle).Select((device, index) => PhysicalDevices.Describe(instance.Vk, device, index))];
}
