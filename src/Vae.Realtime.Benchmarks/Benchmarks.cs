namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>The benchmarks by name.</summary>
internal static class Benchmarks
{
    /// <summary>Every suite, in the order in which they run.</summary>
    public static IReadOnlyList<string> Suites { get; } = [GemmSuite.Name, ConvSuite.Name, TrainSuite.Name, DecodeSuite.Name, StartupSuite.Name];

    /// <summary>Measures the variants of every product that these suites run, also of those the device's tuning file knows.</summary>
    /// <param name="suites">Names among <see cref="Suites"/>.</param>
    /// <param name="device">An open device; nothing else may run on it meanwhile.</param>
    /// <param name="startup">What the startup suite starts.</param>
    /// <param name="begin">Called first, with the number of products and the path of the file that keeps the choices.</param>
    /// <param name="cancellation">Checked between products; what was measured stays.</param>
    /// <exception cref="VaeException">There is no folder to keep the choices in.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Retune(
        IEnumerable<string> suites, GpuDevice device, StartupSettings startup, Action<int, string> begin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(suites);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(startup);
        ArgumentNullException.ThrowIfNull(begin);
        string path = GemmTuning.FilePath(device)
            ?? throw new VaeException("--retune has no cache folder to keep its choices in; set XDG_CACHE_HOME to a full path.");
        GemmShape[] products = [.. suites.SelectMany(suite => Products(suite, device, startup)).Distinct()];
        begin(products.Length, path);
        GemmTuning tuning = GemmTuning.Load(device);
        GemmTuner tuner = new(device);
        foreach (GemmShape product in products)
        {
            cancellation.ThrowIfCancellationRequested();
            tuner.Run(tuning, [product], again: true);
        }
    }

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
            case ConvSuite.Name:
                ConvSuite.Run(device, settings);
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
                throw Unknown(suite);
        }
    }

    private static IEnumerable<GemmShape> Products(string suite, GpuDevice device, StartupSettings startup) => suite switch
    {
        GemmSuite.Name => GemmSuite.Products(),
        ConvSuite.Name => [],
        TrainSuite.Name => TrainSuite.Products(device),
        DecodeSuite.Name => DecodeSuite.Products(device),
        StartupSuite.Name => StartupSuite.Products(device, startup),
        _ => throw Unknown(suite),
    };

    private static ArgumentException Unknown(string suite) => new($"There is no suite '{suite}'.", nameof(suite));
}
