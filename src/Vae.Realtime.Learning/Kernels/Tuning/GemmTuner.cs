namespace Vae.Realtime.Learning.Kernels.Tuning;

using System.Diagnostics;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Recordings;

/// <summary>A variant's speed.</summary>
/// <param name="Shape">The product.</param>
/// <param name="Tile">The variant.</param>
/// <param name="Gflops">Billions of floating-point operations a second, by the median of interleaved runs.</param>
internal readonly record struct GemmMeasurement(GemmShape Shape, GemmTile Tile, double Gflops);

/// <summary>Measures the variants of products against each other: all warmed up, then in turn, so that no one has the quiet moments.</summary>
internal sealed class GemmTuner(GpuDevice device)
{
    private const int Rounds = 7;

    // Enough work in one submit that its own cost does not count.
    private const double OperationsPerRun = 2e8;
    private const int MaxPerRun = 64;

    /// <summary>Measures every shape the tuning does not know (or all), notes the fastest variants and saves them.</summary>
    /// <param name="tuning">Receives the choices.</param>
    /// <param name="shapes">Products to measure.</param>
    /// <param name="again">Also measure what is known.</param>
    /// <returns>Every measurement, slowest to fastest within a shape.</returns>
    public IReadOnlyList<GemmMeasurement> Run(GemmTuning tuning, IEnumerable<GemmShape> shapes, bool again)
    {
        List<GemmMeasurement> all = [];
        foreach (GemmShape shape in shapes.Distinct().Where(shape => again || !tuning.Knows(shape)))
        {
            GemmMeasurement[] measured = Measure(shape);
            tuning.Choose(shape, measured[^1].Tile);
            all.AddRange(measured);
        }

        if (all.Count > 0)
        {
            tuning.Save(device);
        }

        return all;
    }

    private GemmMeasurement[] Measure(GemmShape shape)
    {
        GemmTile[] tiles = [.. GemmTile.All.Where(tile => tile.Suits(device.Traits))];
        int repeats = (int)Math.Clamp(OperationsPerRun / shape.FloatingPointOperations, 1, MaxPerRun);
        using GemmOperands operands = new(device, shape);
        CompiledRecording[] work = new CompiledRecording[tiles.Length];
        try
        {
            for (int i = 0; i < tiles.Length; i++)
            {
                work[i] = device.Compile(operands.Record(tiles[i], repeats));
                device.Queue.Wait(device.Queue.Submit(work[i]));
            }

            double[][] seconds = [.. tiles.Select(_ => new double[Rounds])];
            for (int round = 0; round < Rounds; round++)
            {
                for (int i = 0; i < tiles.Length; i++)
                {
                    Stopwatch clock = Stopwatch.StartNew();
                    device.Queue.Wait(device.Queue.Submit(work[i]));
                    seconds[i][round] = clock.Elapsed.TotalSeconds;
                }
            }

            return [.. tiles
                .Select((tile, i) => new GemmMeasurement(shape, tile, shape.FloatingPointOperations * repeats / Median(seconds[i]) / 1e9))
                .OrderBy(measurement => measurement.Gflops)];
        }
        finally
        {
            foreach (CompiledRecording? compiled in work)
            {
                compiled?.Dispose();
            }
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
