namespace Vae.Realtime.Tests.Gpu;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Learning.Kernels;
using Xunit;

/// <summary>One device for all tests, under the validation layer with synchronisation validation.</summary>
public sealed class GpuFixture : IDisposable
{
    public GpuFixture() => Device = Open();

    internal GpuDevice Device { get; }

    /// <summary>Another device like it; the caller disposes it.</summary>
    /// <param name="texelLoads">Load path; null for the device's own.</param>
    /// <param name="shaders">Null for the product's.</param>
    /// <param name="addresses">Whether it uses addresses and 64-bit integers where it has them.</param>
    internal static GpuDevice Open(bool? texelLoads = null, IShaderLibrary? shaders = null, bool addresses = true) => GpuDevice.Open(
        new DeviceSelector(Environment.GetEnvironmentVariable("VAE_DEVICE")),
        new GpuOptions { Shaders = shaders ?? VaeShaders.Library, Validation = true, TexelLoads = texelLoads, Addresses = addresses });

    /// <summary>A device as users have it: the validation layer costs time and memory of its own. The caller disposes it.</summary>
    internal static GpuDevice OpenUnvalidated() => GpuDevice.Open(
        new DeviceSelector(Environment.GetEnvironmentVariable("VAE_DEVICE")), new GpuOptions { Shaders = VaeShaders.Library });

    /// <summary>Fails when the validation layer complained, or when anything but pipelines, which are the device's own, is still alive.</summary>
    internal static void AssertClean(GpuDevice device) => AssertOnly(device);

    /// <summary>The same, but for these objects.</summary>
    internal static void AssertOnly(GpuDevice device, params IEnumerable<string> alive)
    {
        Assert.Empty(device.Validation.Messages);
        Assert.Equal(alive, device.Ledger.Alive.Where(entry => !entry.StartsWith("pipeline:", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        Device.Dispose();
        Assert.Empty(Device.Validation.Messages);
        Assert.Empty(Device.Ledger.Alive);
    }
}
