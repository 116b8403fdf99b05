namespace Vae.Realtime.Benchmarks;

using System.Diagnostics;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;

/// <summary>How long it takes until a model has learned for the first time.</summary>
/// <param name="DeviceOpen">Seconds until the device is open.</param>
/// <param name="ModelLoad">Seconds from there until model and data are on it.</param>
/// <param name="Step">Seconds from there until the first step is finished, its kernels compiled.</param>
internal sealed record FirstStep(double DeviceOpen, double ModelLoad, double Step)
{
    public double All => DeviceOpen + ModelLoad + Step;

    /// <summary>Opens a device, loads a model of 28x28 pictures, and takes a step on the glyphs with it.</summary>
    /// <param name="selector">The device.</param>
    /// <param name="options">How to open it.</param>
    /// <param name="modelPath">The model.</param>
    /// <exception cref="VaeException">The model cannot be loaded, or is of other pictures.</exception>
    /// <exception cref="GpuException">No device, or it failed.</exception>
    public static FirstStep Take(DeviceSelector selector, GpuOptions options, string modelPath)
    {
        long started = Stopwatch.GetTimestamp();
        using GpuDevice device = GpuDevice.Open(selector, options);
        long opened = Stopwatch.GetTimestamp();
        using VaeModel model = ModelFile.Load(device, modelPath, trainable: true);
        using GlyphBatches data = new(device, ProceduralStream.Train);
        long loaded = Stopwatch.GetTimestamp();
        using Trainer trainer = new(model, data, new TrainerOptions());
        trainer.Submit(1);
        trainer.Drain();
        long learned = Stopwatch.GetTimestamp();
        return new FirstStep(Seconds(started, opened), Seconds(opened, loaded), Seconds(loaded, learned));
    }

    private static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;
}
