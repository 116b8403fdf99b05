namespace Vae.Realtime.Benchmarks;

using Vae.Realtime.Gpu.Profiling;

/// <summary>Time that each kernel of a recording takes on the device, all of its launches together.</summary>
internal static class KernelTimes
{
    private const int Runs = 9;

    /// <summary>Reports the median of every kernel in microseconds, and its share of all of them.</summary>
    /// <param name="suite">Suite of the measurements.</param>
    /// <param name="name">Before the kernel's name.</param>
    /// <param name="run">Runs the recording once, timed.</param>
    /// <param name="report">Receives the measurements.</param>
    public static void Report(string suite, string name, Func<ProfiledSubmit> run, Action<Measurement> report)
    {
        run();
        ProfiledSubmit[] runs = [.. Enumerable.Range(0, Runs).Select(_ => run())];
        string[] kernels = [.. runs[0].Kernels.Select(kernel => kernel.Kernel).Distinct()];
        Quartiles[] times = [.. kernels.Select(kernel => Quartiles.Of(runs.Select(
            submit => submit.Kernels.Where(launch => launch.Kernel == kernel).Sum(launch => launch.Duration) / 1e3)))];
        double all = times.Sum(time => time.Median);
        for (int i = 0; i < kernels.Length; i++)
        {
            report(times[i].As(suite, $"{name} kernel {kernels[i]}", "us", times[i].Median / all));
        }
    }
}
