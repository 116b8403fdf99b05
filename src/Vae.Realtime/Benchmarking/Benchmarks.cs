namespace Vae.Realtime.Benchmarking;

using Vae.Realtime.Gpu;

/// <summary>The benchmarks by name.</summary>
public static class Benchmarks
{
    /// <summary>Every suite, in the order in which they run.</summary>
    public static IReadOnlyList<string> Suites { get; } = [GemmSuite.Name, TrainSuite.Name, DecodeSuite.Name, StartupSuite.Name];

    /// <summary>Runs one suite.</summary>
    /// <param name="suite">One of <see cref="Suites"/>.</param>
    /// <param name="device">An open device; nothing else may run on it meanwhile.</param>
    /// <param name="startup">What the startup suite starts.</param>
    /// <param name="settings">How to measure.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Run(string suite, GpuDevice device, StartupSettings startup, BenchmarkSettings settings)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(startup);
        ArgumentNullException.ThrowIfNull(settings);
        switch (suite)
        {
            case GemmSuite.Name:
                GemmSuite.Run(device, settings);
                break;
            case TrainSuite.Name:
                TrainSuite.Run(device, settings);
                break;
            case DecodeSuite.Name:
                DecodeSuite.Run(device, settings);
                break;
            case StartupSuite.Name:
                StartupSuite.Run(startup, settings);
                break;
            default:
                throw new ArgumentException($"There is no suite '{suite}'.", nameof(suite));
        }
    }
}
