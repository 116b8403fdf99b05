namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Models;

/// <summary>Latents to pictures with 784-400-20: one texture, and a grid of 64.</summary>
internal static class DecodeBenchmark
{
    public static void Run(GpuDevice device)
    {
        using VaeModel model = new(device, VaeArchitecture.Mlp(new ImageShape(28, 28, 1)), trainable: false);
        model.Initialise(1);
        foreach (int count in new[] { 1, 64 })
        {
            using VaePass pass = new(model, count);
            Recording recording = new("decode");
            pass.RecordDecode(recording);
            pass.RecordPictures(recording);
            using CompiledRecording work = device.Compile(recording);
            (double wall, double cpu) = Timing.Measure(device, work, 16);
            Console.WriteLine(FormattableString.Invariant(
                $"decode {count,-3} latents      {1e3 * wall,7:F3} ms   ({1e3 * cpu:F3} ms of CPU, {recording.Dispatches} dispatches)"));
        }
    }
}
