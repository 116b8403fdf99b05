namespace Vae.Realtime.Conformance;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels;

/// <summary>What the suite found on one device, in every load path that the device can take.</summary>
/// <param name="Device">The device as it describes itself.</param>
/// <param name="Results">One per case and load path.</param>
/// <param name="Seconds">Wall time, compilation included.</param>
internal sealed record DeviceReport(GpuDeviceInfo Device, IReadOnlyList<ConformanceResult> Results, double Seconds)
{
    // Far above what the cases need. Drivers that offer less (65,536) emulate texel buffers.
    private const ulong EnoughTexels = 1 << 24;

    /// <summary>True when every case passed.</summary>
    public bool Passed => Results.All(result => result.Passed);

    /// <summary>One line per kernel: its cases, those that failed, and the result nearest its tolerance or farthest past it.</summary>
    public IEnumerable<(string Kernel, int Cases, int Failed, ConformanceResult Worst)> Kernels => Results
        .GroupBy(result => result.Kernel)
        .Select(group => (group.Key, group.Count(), group.Count(result => !result.Passed), group.MaxBy(Severity)!));

    /// <summary>Runs the suite on a device, and what loads operands also in the device's other load path if it has one.</summary>
    /// <param name="selector">Which device.</param>
    /// <param name="progress">Told of every result.</param>
    /// <param name="validation">Run under the validation layer.</param>
    /// <param name="cases">Some of <see cref="ConformanceSuite.All"/>; null runs all.</param>
    /// <exception cref="GpuException">The device cannot be opened, died, or was used in a way that the validation layer complains of.</exception>
    public static DeviceReport Run(
        DeviceSelector selector,
        IProgress<ConformanceResult>? progress = null,
        bool validation = false,
        IReadOnlyCollection<ConformanceCase>? cases = null)
    {
        cases ??= ConformanceSuite.All;
        long started = Environment.TickCount64;
        List<ConformanceResult> results = [];
        (GpuDeviceInfo info, DeviceTraits traits) = RunPath(Open(selector, null, validation), cases, results, progress);
        if (traits.PrefersTexelLoads || traits.MaxTexelElements >= EnoughTexels)
        {
            RunPath(Open(selector, !traits.PrefersTexelLoads, validation), cases.Where(work => work.HasLoads), results, progress);
            if (traits.Addresses)
            {
                RunPath(Open(selector, true, validation, addresses: false), cases.Where(work => work.StoresWide), results, progress);
            }
        }

        return new DeviceReport(info, results, (Environment.TickCount64 - started) / 1000.0);
    }

    private static (GpuDeviceInfo Info, DeviceTraits Traits) RunPath(
        GpuDevice device, IEnumerable<ConformanceCase> cases, List<ConformanceResult> results, IProgress<ConformanceResult>? progress)
    {
        using (device)
        {
            results.AddRange(ConformanceSuite.Run(device, progress, cases));
        }

        device.Verify();
        return (device.Info, device.Traits);
    }

    private static GpuDevice Open(DeviceSelector selector, bool? texelLoads, bool validation, bool addresses = true) => GpuDevice.Open(
        selector,
        new GpuOptions { Shaders = VaeShaders.Library, TexelLoads = texelLoads, Addresses = addresses, Validation = validation });

    private static double Severity(ConformanceResult result) => !result.Passed && result.MaxError <= result.Tolerance
        ? double.MaxValue
        : result.Tolerance > 0 ? result.MaxError / result.Tolerance : 0;
}
