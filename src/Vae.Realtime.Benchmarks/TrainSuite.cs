namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>Whole training steps of the seed models, on random images: their rate, and what they cost whom.</summary>
internal static class TrainSuite
{
    public const string Name = "train";

    // As many as MNIST has, so that drawing a batch misses the caches as it would there.
    private const int Images = 60_000;

    /// <summary>Every product of the steps.</summary>
    public static IEnumerable<GemmShape> Products(GpuDevice device)
    {
        foreach ((_, Vae.Realtime.Learning.Models.VaeArchitecture architecture) in SeedModels.All)
        {
            using Vae.Realtime.Learning.Models.VaeModel model = new(device, architecture, trainable: false);
            foreach (GemmShape product in SeedModels.Batches.SelectMany(model.Products))
            {
                yield return product;
            }
        }
    }

    public static void Run(GpuDevice device, BenchmarkSettings settings)
    {
        byte[] pixels = new byte[Images * SeedModels.Image.Length];
        new Random(1).NextBytes(pixels);
        using ImageBatches data = new(device, new ImageSet(SeedModels.Image, pixels));
        using Ceilings ceilings = new(device);
        List<TrainSubject> trainings = [];
        try
        {
            foreach ((string name, Vae.Realtime.Learning.Models.VaeArchitecture architecture) in SeedModels.All)
            {
                trainings.AddRange(SeedModels.Batches.Select(batch => new TrainSubject(device, data, name, architecture, batch)));
            }

            Interleaved.Run([.. ceilings.Arithmetics, .. trainings.Select(training => training.Subject)], settings.Seconds, settings.Cancellation);
            trainings.ForEach(training => training.Report(ceilings.OperationRate.Median, settings.Report));
        }
        finally
        {
            trainings.ForEach(training => training.Dispose());
        }
    }
}
