namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Convolutions of 3x3 taps and stride 1, as residual networks and VGG have them, by plain sums and by Winograd's algorithm. Rates count the
/// plain sums' operations for both.
/// </summary>
internal static class ConvSuite
{
    public const string Name = "conv";

    private const int Batch = 32;

    public static void Run(GpuDevice device, BenchmarkSettings settings)
    {
        List<ConvSubject> layers = [];
        try
        {
            foreach ((Shape input, int channels) in Layers)
            {
                layers.AddRange(Enum.GetValues<ConvMethod>().Select(method => new ConvSubject(device, Batch, input, channels, method)));
            }

            Interleaved.Run([.. layers.SelectMany(layer => new[] { layer.Forward, layer.Backward })], settings.Seconds, settings.Cancellation);
            foreach (ConvSubject layer in layers)
            {
                Report(layer.Forward, layer.ForwardOperations, settings.Report);
                Report(layer.Backward, layer.BackwardOperations, settings.Report);
            }
        }
        finally
        {
            layers.ForEach(layer => layer.Dispose());
        }
    }

    // Wide and shallow to narrow and deep.
    private static IEnumerable<(Shape Input, int Channels)> Layers =>
    [
        (new Shape(32, 32, 32), 32),
        (new Shape(32, 32, 64), 32),
        (new Shape(32, 32, 64), 64),
        (new Shape(16, 16, 64), 64),
        (new Shape(16, 16, 128), 64),
        (new Shape(8, 8, 128), 128),
        (new Shape(4, 4, 256), 256),
        (new Shape(2, 2, 512), 512),
    ];

    private static void Report(Subject subject, double operations, Action<Measurement> report) =>
        report(subject.Rate(operations).Giga.As(Name, subject.Name, "GFLOP/s", null, subject.Cpu / ConvSubject.Launches));
}
