namespace Vae.Realtime.Cli.Output;

using Vae.Realtime.Benchmarks;
using Vae.Realtime.Gpu.Device;

/// <summary>How measurements are printed.</summary>
internal abstract class BenchmarkView : IDisposable
{
    /// <summary>Where remarks go that are not measurements.</summary>
    protected abstract TextWriter Notes { get; }

    /// <summary>Called first.</summary>
    public abstract void Begin(GpuDeviceInfo device);

    /// <summary>Called with the number of products whose variants are about to be measured again.</summary>
    /// <param name="products">Number of products.</param>
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
