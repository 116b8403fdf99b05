namespace Vae.Realtime.Benchmarking;

using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;

/// <summary>The three products of every dense layer of the seed models, beside what the device can do at most.</summary>
internal static class GemmSuite
{
    public const string Name = "gemm";

    public static void Run(GpuDevice device, BenchmarkSettings settings)
    {
        List<GemmSubject> products = [];
        using Ceilings ceilings = new(device);
        try
        {
            foreach ((int batch, int inputs, int outputs) in Shapes())
            {
                products.Add(new GemmSubject(device, batch, inputs, outputs));
            }

            Subject[] subjects = [ceilings.Arithmetic, ceilings.Memory, .. products.SelectMany(product => product.Subjects)];
            Interleaved.Run(subjects, settings.Seconds, settings.Cancellation);
            Report(ceilings, products, settings.Report);
        }
        finally
        {
            products.ForEach(product => product.Dispose());
        }
    }

    /// <summary>Every product that is measured.</summary>
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

    private static void Report(Ceilings ceilings, List<GemmSubject> products, Action<Measurement> report)
    {
        (GemmSubject Product, Subject Subject, Quartiles Rate)[] rates =
            [.. products.SelectMany(product => product.Subjects.Select(subject => (product, subject, subject.Rate(product.Operations))))];

        // A product can beat the register kernel where a driver compiles that one badly; then it is the ceiling.
        double most = Math.Max(ceilings.OperationRate.Median, rates.Max(rate => rate.Rate.Median));
        report(Giga(ceilings.OperationRate).As(Name, ceilings.Arithmetic.Name, "GFLOP/s", ceilings.OperationRate.Median / most, ceilings.Arithmetic.Cpu));
        report(Giga(ceilings.ByteRate).As(Name, ceilings.Memory.Name, "GB/s", null, ceilings.Memory.Cpu));
        foreach ((_, Subject subject, Quartiles rate) in rates)
        {
            report(Giga(rate).As(Name, subject.Name, "GFLOP/s", rate.Median / most, subject.Cpu / GemmSubject.Launches));
        }
    }

    private static Quartiles Giga(Quartiles rate) => new(rate.Low / 1e9, rate.Median / 1e9, rate.High / 1e9);
}
