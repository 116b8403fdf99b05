namespace Vae.Realtime.Gpu.Kernels;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// Has a driver compile kernels on another thread that compiles them only when they first run, on the thread of its queue, where frames
/// would wait for them. Such a driver (llvmpipe) keeps the machine code on disk: so each kernel first runs on a device of its own, over no
/// workgroups at all, and the queue finds the code there.
/// </summary>
internal sealed class KernelWarmup : IKernelWarmup
{
    private readonly VulkanDevice _device;
    private GpuDevice? _stage;
    private bool _refused;

    private KernelWarmup(VulkanDevice device) => _device = device;

    /// <summary>That of a device; null where the driver compiles as pipelines are made, or keeps nothing on disk.</summary>
    public static KernelWarmup? For(VulkanDevice device)
    {
        bool compilesLate = device.Info.Driver.Contains("llvmpipe", StringComparison.OrdinalIgnoreCase);
        bool forgets = Environment.GetEnvironmentVariable("MESA_SHADER_CACHE_DISABLE") is "1" or "true" or "y" or "yes";
        return compilesLate && !forgets ? new KernelWarmup(device) : null;
    }

    /// <inheritdoc/>
    public void Run(DispatchCommand dispatch)
    {
        if (Stage() is GpuDevice stage)
        {
            using StandIns things = new(stage);
            Recording once = new("warm-up");
            once.Add(dispatch with { Bindings = [.. dispatch.Bindings.Select(things.For)], Groups = new DispatchSize(0, 0, 0) });
            stage.RunOnce(once);
        }
    }

    public void Dispose() => _stage?.Dispose();

    // In an instance of its own, so that neither the validation layer nor its queue has anything to do with the device.
    private GpuDevice? Stage()
    {
        if (_stage is null && !_refused)
        {
            try
            {
                _stage = GpuDevice.Open(
                    new DeviceSelector(FormattableString.Invariant($"{_device.Info.Index}")),
                    new GpuOptions
                    {
                        Shaders = _device.Shaders,
                        TexelLoads = _device.Traits.PrefersTexelLoads,
                        Addresses = _device.Traits.Addresses,
                    });
            }
            catch (GpuException)
            {
                // The queue will compile.
                _refused = true;
            }
        }

        return _stage;
    }

    /// <summary>Buffers like those of another device, never touched. The driver compiles for some bits of their sizes too.</summary>
    private sealed class StandIns(GpuDevice stage) : IDisposable
    {
        private readonly Dictionary<ulong, GpuArena> _arenas = [];

        public BufferSlice For(BufferSlice slice)
        {
            ulong size = slice.Arena.Reserved;
            if (!_arenas.TryGetValue(size, out GpuArena? arena))
            {
                arena = stage.CreateArena("stand-in");
                arena.Reserve(size);
                _arenas.Add(size, arena.Allocate(zeroed: false));
            }

            return new BufferSlice(arena, slice.Offset, slice.Size);
        }

        public void Dispose()
        {
            foreach (GpuArena arena in _arenas.Values)
            {
                arena.Dispose();
            }
        }
    }
}
