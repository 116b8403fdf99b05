namespace Vae.Realtime.Gpu.Device;

using Vae.Realtime.Gpu.Kernels;

/// <summary>How to open a device.</summary>
internal sealed class GpuOptions
{
    /// <summary>Where kernels' SPIR-V comes from.</summary>
    public IShaderLibrary Shaders { get; init; } = EmptyShaderLibrary.Instance;

    /// <summary>
    /// Turns on the Khronos validation layer with synchronisation validation; messages go to <see cref="VulkanDevice.Validation"/>.
    /// </summary>
    public bool Validation { get; init; }

    /// <summary>Instance extensions a window system needs; empty when nothing is presented.</summary>
    public IReadOnlyList<string> SurfaceExtensions { get; init; } = [];

    /// <summary>Whether vec4 loads go through texel buffers; null takes what is faster on the device.</summary>
    public bool? TexelLoads { get; init; }

    /// <summary>Whether buffers' addresses and 64-bit integers are used where the device has both.</summary>
    public bool Addresses { get; init; } = true;

    /// <summary>
    /// Whether <see cref="Kernels.KernelLibrary.Prepare"/> also spares the queue what a driver would compile there, at a kernel's first run. It costs
    /// a second device for as long as this one is open.
    /// </summary>
    public bool WarmsUp { get; init; }

    /// <summary>Held during every use of a host's queue; null where no other thread uses it.</summary>
    public QueueLock? QueueLock { get; init; }

    /// <summary>Folder of the pipeline cache file; null keeps compiled pipelines in memory only.</summary>
    public string? CacheFolder { get; init; }
}
