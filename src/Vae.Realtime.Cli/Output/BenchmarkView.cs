namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Benchmarks;
using Vae.Realtime.Gpu.Device;

/// <summary>How measurements are told to whoever is there.</summary>
internal abstract class BenchmarkView : IDisposable
{
    /// <summary>Where remarks go that are no measurement.</summary>
    protected abstract TextWriter Notes { get; }

    /// <summary>Called first.</summary>
    public abstract void Begin(GpuDeviceInfo device);

    /// <summary>Called before so many products' variants are measured again.</summary>
    /// <param name="products">How many.</param>
    /// <param name="path">The file that keeps the choices.</param>
    public void Retune(int products, string path) =>
        Notes.WriteLine($"measuring the kernel variants of {products} products again; the choices are kept in '{path}'");

    /// <summary>Called with every measurement.</summary>
    public abstract void Show(Measurement measurement);

    /// <summary>Called after a suite's last measurement.</summary>
    public abstract void End(string suite);

    public virtual void Dispose()
    {
    }
}
