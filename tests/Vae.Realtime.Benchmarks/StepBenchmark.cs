namespace Vae.Realtime.Benchmarks;

using System.Diagnostics;
using Vae.Realtime.Batches;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Models;
using Vae.Realtime.Training;

/// <summary>Whole training steps of 784-400-20 at several batch sizes, on random images.</summary>
internal static class StepBenchmark
{
    private const int Steps = 64;

    public static void Run(GpuDevice device)
    {
        ImageShape shape = new(28, 28, 1);
        byte[] pixels = new byte[60_000 * shape.Length];
        new Random(1).NextBytes(pixels);
        using ImageBatches data = new(device, new ImageSet(shape, pixels));
        foreach (int batch in new[] { 32, 128, 512 })
        {
            using VaeModel model = new(device, VaeArchitecture.Mlp(shape), trainable: true);
            model.Initialise(1);
            using Trainer trainer = new(model, data, new TrainerOptions { Batch = batch });
            trainer.Submit(4);
            trainer.Drain();
            Stopwatch clock = Stopwatch.StartNew();
            trainer.Submit(Steps);
            trainer.Drain();
            double seconds = clock.Elapsed.TotalSeconds;
            Console.WriteLine(FormattableString.Invariant(
                $"step   batch {batch,-4} {1e3 * seconds / Steps,7:F2} ms   {Steps * batch / seconds,8:F0} images/s   {trainer.DispatchesPerStep} dispatches"));
        }
    }
}
