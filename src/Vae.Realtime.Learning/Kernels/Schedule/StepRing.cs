namespace Vae.Realtime.Learning.Kernels.Schedule;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;

/// <summary>
/// The schedule that the host fills for many steps ahead, the reports that come back late, and the device's position in both. A step's
/// slot may be filled again once its report has been taken.
/// </summary>
internal sealed class StepRing : IDisposable
{
    /// <summary>Slots; a power of two.</summary>
    public const int Length = 1024;

    private readonly GpuArena _host;
    private readonly GpuArena _device;
    private readonly BufferSlice _reports;

    public StepRing(GpuDevice device)
    {
        _host = device.CreateArena("step ring", MemoryKind.Host);
        _device = device.CreateArena("step state");
        BufferSlice schedule = _host.Reserve<StepEntry>(Length);
        _reports = _host.Reserve<StepReport>(Length);
        Bindings = new StepBindings(schedule, _device.Reserve<uint>(8));
        try
        {
            _host.Commit();
            _device.Commit();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public StepBindings Bindings { get; }

    /// <summary>Where <see cref="StepEnd"/> writes.</summary>
    public BufferSlice Reports => _reports;

    /// <summary>The schedule entry of a step.</summary>
    public ref StepEntry Entry(long step) => ref _host.Map<StepEntry>(Bindings.Schedule)[(int)(step % Length)];

    /// <summary>The report of a finished step.</summary>
    public StepReport Report(long step) => _host.Map<StepReport>(_reports)[(int)(step % Length)];

    /// <summary>Makes a step the one that the device runs next; nothing may be in flight.</summary>
    public void Seek(GpuDevice device, long step) => device.Transfers.Upload<uint>(Bindings.State.Part(0, sizeof(uint)), [unchecked((uint)step)]);

    public void Dispose()
    {
        _host.Dispose();
        _device.Dispose();
    }
}
