namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>
/// The three products of every dense layer of the seed models, and the layers of a convolutional one, with the most that the device can do.
/// </summary>
internal static class GemmSuite
{
    public const string Name = "gemm";

    private const int ConvBatch = 128;

    public static void Run(GpuDevice device, BenchmarkSettings settings)
    {
        List<GemmSubject> products = [];
        List<ConvSubject> convolutions = [];
        using Ceilings ceilings = new(device);
        try
        {
            foreach ((int batch, int inputs, int outputs) in Shapes())
            {
                products.Add(new GemmSubject(device, batch, inputs, outputs));
            }

            foreach ((Shape input, int channels, bool transposed) in Convolutions)
            {
                convolutions.Add(new ConvSubject(device, ConvBatch, input, channels, transposed));
            }

            Rated[] rated =
            [
                .. products.SelectMany(product => product.Subjects.Select(subject => new Rated(subject, product.Operations, GemmSubject.Launches))),
                .. convolutions.SelectMany(layer => new Rated[]
                {
                    new(layer.Forward, layer.ForwardOperations, ConvSubject.Launches),
                    new(layer.Backward, layer.BackwardOperations, ConvSubject.Launches),
                }),
            ];
            Interleaved.Run(
                [.. ceilings.Arithmetics, ceilings.Memory, .. rated.Select(rate => rate.Subject)], settings.Seconds, settings.Cancellation);
            Report(ceilings, rated, settings.Report);
        }
        finally
        {
            products.ForEach(product => product.Dispose());
            convolutions.ForEach(layer => layer.Dispose());
        }
    }

    // Down to a quarter of a picture's sides and up again, as convolutional autoencoders of 28x28 pictures go.
    private static IEnumerable<(Shape Input, int Channels, bool Transposed)> Convolutions =>
    [
        (SeedModels.Image, 32, false),
        (new Shape(14, 14, 32), 64, false),
        (new Shape(7, 7, 64), 32, true),
        (new Shape(14, 14, 32), 1, true),
    ];

    /// <summary>Every dense product that is measured.</summary>
    public static IEnumerable<GemmShape> Products()
    {
        foreach ((int batch, int inputs, int outputs) in Shapes())
        {
            yield return new GemmShape(GemmOperation.Forward, batch, outputs, inputs);
            yield return new GemmShape(GemmOperation.BackwardInput, batch, inputs, outputs);
            yield return new GemmShape(GemmOperation.BackwardWeight, outputs, inputs, batch);
        }
    }

    private static IEnumerable<(int Batch, int Inputs, int Outputs)> Shapes()
    {
        (int Inputs, int Outputs)[] layers = [.. SeedModels.All.SelectMany(model => SeedModels.Layers(model.Architecture)).Distinct()];
        return SeedModels.Batches.SelectMany(batch => layers.Select(layer => (batch, layer.Inputs, layer.Outputs))).Append((512, 512, 512));
    }

    private static void Report(Ceilings ceilings, Rated[] rated, Action<Measurement> report)
    {
        // A product can beat the register kernel where a driver compiles that one badly; then it is the ceiling.
        double most = Math.Max(ceilings.OperationRate.Median, rated.Max(rate => rate.Rate.Median));
        report(
            ceilings.OperationRate.Giga.As(
                Name, ceilings.Arithmetic.Name, "GFLOP/s", ceilings.OperationRate.Median / most, ceilings.Arithmetic.Cpu));
        report(ceilings.ByteRate.Giga.As(Name, ceilings.Memory.Name, "GB/s", null, ceilings.Memory.Cpu));
        foreach (Rated rate in rated)
        {
            report(rate.Rate.Giga.As(Name, rate.Subject.Name, "GFLOP/s", rate.Rate.Median / most, rate.Subject.Cpu / rate.Launches));
        }
    }

    private sealed record Rated(Subject Subject, double Operations, int Launches)
    {
        public Quartiles Rate => Subject.Rate(Operations);
    }
}
