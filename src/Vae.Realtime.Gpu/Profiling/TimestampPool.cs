namespace Vae.Realtime.Gpu.Profiling;

using Silk.NET.Vulkan;
using Vae.Realtime.Gpu.Device;

/// <summary>A pool of timestamp queries that one command buffer fills.</summary>
internal sealed unsafe class TimestampPool : IDisposable
{
    private readonly VulkanDevice _device;
    private readonly int _count;
    private readonly ulong _mask;
    private QueryPool _pool;

    /// <exception cref="GpuException">The device's queue has no timestamps.</exception>
    public TimestampPool(VulkanDevice device, int count)
    {
        ThrowIfUnsupported(device);
        int bits = PhysicalDevices.TimestampBits(device.Vk, device.Physical, device.QueueFamily);
        (_device, _count, _mask) = (device, count, bits >= 64 ? ulong.MaxValue : (1ul << bits) - 1);
        QueryPoolCreateInfo info = new()
        {
            SType = StructureType.QueryPoolCreateInfo,
            QueryType = QueryType.Timestamp,
            QueryCount = (uint)Math.Max(1, count),
        };
        QueryPool pool;
        device.Vk.CreateQueryPool(device.Handle, &info, null, &pool).Check("creating a timestamp pool");
        device.Ledger.Created("query pool");
        _pool = pool;
    }

    /// <exception cref="GpuException">The device has no timestamps.</exception>
    public static void ThrowIfUnsupported(VulkanDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.Traits.TimestampPeriod <= 0)
        {
            throw new GpuException($"{device.Info.Name} has no timestamps on its compute queue, so its kernels cannot be timed.");
        }
    }

    public void Reset(CommandBuffer commands) => _device.Vk.CmdResetQueryPool(commands, _pool, 0, (uint)Math.Max(1, _count));

    /// <summary>Takes the time when everything before has finished.</summary>
    public void Write(CommandBuffer commands, int index) =>
        _device.Vk.CmdWriteTimestamp(commands, PipelineStageFlags.BottomOfPipeBit, _pool, (uint)index);

    /// <summary>The times in nanoseconds on the device's own clock, after the command buffer has finished.</summary>
    public double[] Read()
    {
        ulong[] ticks = new ulong[_count];
        fixed (ulong* first = ticks)
        {
            if (_count > 0)
            {
                _device.Vk.GetQueryPoolResults(
                    _device.Handle,
                    _pool,
                    0,
                    (uint)_count,
                    (nuint)_count * sizeof(ulong),
                    first,
                    sizeof(ulong),
                    QueryResultFlags.Result64Bit | QueryResultFlags.ResultWaitBit).Check("reading timestamps");
            }
        }

        // The counter may wrap around between the first time and another one.
        double period = _device.Traits.TimestampPeriod;
        return [.. ticks.Select(tick => ((ticks[0] & _mask) * period) + (((tick - ticks[0]) & _mask) * period))];
    }

    public void Dispose()
    {
        if (_pool.Handle != 0)
        {
            _device.Vk.DestroyQueryPool(_device.Handle, _pool, null);
            _device.Ledger.Destroyed("query pool");
            _pool = default;
        }
    }
}
