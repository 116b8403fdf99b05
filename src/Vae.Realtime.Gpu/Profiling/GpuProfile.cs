namespace Vae.Realtime.Gpu.Profiling;

using System.Diagnostics;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Recordings;

/// <summary>
/// A recording compiled once more with a timestamp before and after every kernel launch, each launch apart from its neighbours. It
/// computes what the recording computes, somewhat slower; recordings compiled as usual are not touched.
/// </summary>
internal sealed class GpuProfile : IDisposable
{
    private readonly GpuDevice _device;
    private readonly TimestampPool _timestamps;
    private readonly CompiledRecording _work;
    private readonly (DispatchCommand Dispatch, string Variant)[] _dispatches;

    /// <param name="device">Where it runs.</param>
    /// <param name="recording">What is timed.</param>
    /// <exception cref="GpuException">The device's queue has no timestamps.</exception>
    public GpuProfile(GpuDevice device, Recording recording)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(recording);
        _device = device;
        _timestamps = new TimestampPool(device, 2 * recording.Dispatches);
        try
        {
            _work = new CompiledRecording(device, device.Kernels, recording, sliced: false, _timestamps);
            _dispatches = [.. _work.Dispatches];
        }
        catch
        {
            _timestamps.Dispose();
            throw;
        }
    }

    /// <exception cref="GpuException">The device's queue has no timestamps.</exception>
    public static void ThrowIfUnsupported(VulkanDevice device) => TimestampPool.ThrowIfUnsupported(device);

    /// <summary>Runs the recording once, after everything submitted before, and waits for it.</summary>
    public ProfiledSubmit Run()
    {
        _device.Queue.Wait(_device.Queue.Submitted);
        long begun = Stopwatch.GetTimestamp();
        ulong ticket = _device.Queue.Submit(_work);
        long submitted = Stopwatch.GetTimestamp();
        _device.Queue.Wait(ticket);
        long finished = Stopwatch.GetTimestamp();
        double[] times = _timestamps.Read();
        return new ProfiledSubmit(begun, submitted, finished, [.. _dispatches.Select((entry, index) => new KernelTime(
            entry.Dispatch.Info.Name,
            entry.Variant,
            entry.Dispatch.Groups,
            times[2 * index],
            times[(2 * index) + 1] - times[2 * index]))]);
    }

    public void Dispose()
    {
        _work.Dispose();
        _timestamps.Dispose();
    }
}
