namespace Vae.Realtime.Benchmarks;

using System.Diagnostics;
using Vae.Realtime.Gpu;

/// <summary>Times a compiled recording: warmed up, then medians of wall time and of the process's CPU time.</summary>
internal static class Timing
{
    private const int Samples = 9;

    /// <returns>Median seconds of one run, and its CPU seconds over all cores (a software driver's work, whatever else the machine does).</returns>
    public static (double Wall, double Cpu) Measure(GpuDevice device, CompiledRecording work, int repeats)
    {
        device.Wait(device.Submit(work));
        double[] wall = new double[Samples];
        double[] cpu = new double[Samples];
        using Process self = Process.GetCurrentProcess();
        for (int i = 0; i < Samples; i++)
        {
            self.Refresh();
            TimeSpan before = self.TotalProcessorTime;
            Stopwatch clock = Stopwatch.StartNew();
            device.Wait(device.Submit(work, repeats));
            wall[i] = clock.Elapsed.TotalSeconds / repeats;
            self.Refresh();
            cpu[i] = (self.TotalProcessorTime - before).TotalSeconds / repeats;
        }

        Array.Sort(wall);
        Array.Sort(cpu);
        return (wall[Samples / 2], cpu[Samples / 2]);
    }
}
