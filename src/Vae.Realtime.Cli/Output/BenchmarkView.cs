namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Benchmarking;
using Vae.Realtime.Gpu;

/// <summary>How measurements are told to whoever is there.</summary>
internal abstract class BenchmarkView : IDisposable
{
    /// <summary>Called first.</summary>
    public abstract void Begin(GpuDeviceInfo device);

    /// <summary>Called with every measurement.</summary>
    public abstract void Show(Measurement measurement);

    /// <summary>Called after a suite's last measurement.</summary>
    public abstract void End(string suite);

    public virtual void Dispose()
    {
    }
}
