namespace Vae.Realtime.Benchmarks;

using System.Diagnostics;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Live;

/// <summary>
/// How even the frames of the live program are while the glyphs' model learns, and how much of the speed of training alone is left for it:
/// training that model alone is measured right before and right after, in the same process, so that a busy machine disturbs both alike.
/// </summary>
internal static class LiveBenchmark
{
    /// <summary>Name of the suite.</summary>
    public const string Name = "live";

    /// <summary>Seconds of frames at least: a 99th percentile takes some hundreds of them.</summary>
    public const double MinSeconds = 5;

    // Samples of training alone, before and after.
    private const int Samples = 8;
    private const int StepsPerSubmit = 8;

    /// <summary>Measures and reports.</summary>
    /// <param name="device">Open, for training alone.</param>
    /// <param name="live">How to run it; its device is opened again.</param>
    /// <param name="seconds">Seconds of frames, and as long again of training alone.</param>
    /// <param name="report">Receives the figures.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Run(GpuDevice device, LiveOptions live, double seconds, Action<Measurement> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(report);
        double frames = Math.Max(seconds, MinSeconds);
        List<double> rates = [];
        Train(device, rates, frames / 2, cancellation);
        LiveOptions run = live with { Data = new StreamSpec(StreamKind.Glyphs), Seconds = frames, Unasked = false, Hints = false };
        LiveSummary summary = LiveRunner.Run(run, TextWriter.Null, cancellation);
        Train(device, rates, frames / 2, cancellation);
        cancellation.ThrowIfCancellationRequested();
        Quartiles alone = Quartiles.Of(rates);
        string size = FormattableString.Invariant($"{live.Width}x{live.Height}");
        report(alone.As(Name, "training alone", "images/s"));
        report(Measurement.Exact(Name, $"training between frames of {size}", summary.ImagesPerSecond, "images/s") with
        {
            Share = summary.ImagesPerSecond / alone.Median,
        });
        report(Measurement.Exact(Name, $"from frame to frame at {size}, median", summary.FrameTimes.P50, "ms"));
        report(Measurement.Exact(Name, $"from frame to frame at {size}, 99th percentile", summary.FrameTimes.P99, "ms"));
    }

    // Steps as vae train takes them, of the same model and data.
    private static void Train(GpuDevice device, List<double> rates, double seconds, CancellationToken cancellation)
    {
        using VaeModel model = ModelFile.Load(device, PretrainedModel.Path, trainable: true);
        using GlyphBatches data = new(device, ProceduralStream.Train);
        using Trainer trainer = new(model, data, new TrainerOptions());
        trainer.Submit(StepsPerSubmit);
        trainer.Drain();
        for (int i = 0; i < Samples; i++)
        {
            long started = Stopwatch.GetTimestamp();
            long first = trainer.Finished;
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds / Samples)
            {
                cancellation.ThrowIfCancellationRequested();
                trainer.Submit(StepsPerSubmit);
                while (trainer.InFlight > 1)
                {
                    trainer.WaitForOldest();
                }
            }

            trainer.Drain();
            rates.Add((trainer.Finished - first) * trainer.ExamplesPerStep / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }
}
