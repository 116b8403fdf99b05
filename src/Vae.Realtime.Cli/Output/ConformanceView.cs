namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Conformance;
using Vae.Realtime.Gpu.Device;

/// <summary>How the results of conformance are printed.</summary>
internal abstract class ConformanceView : IDisposable
{
    /// <summary>Called before a device's first case.</summary>
    public abstract void Begin(GpuDeviceInfo device);

    /// <summary>Called with every result.</summary>
    public abstract void Show(ConformanceResult result);

    /// <summary>Called after a device's last case.</summary>
    public abstract void End(DeviceReport report);

    public virtual void Dispose()
    {
    }
}
