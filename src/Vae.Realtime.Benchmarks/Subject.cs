namespace Vae.Realtime.Benchmarks;

using System.Diagnostics;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Recordings;

/// <summary>Something that is timed: a number of runs in one go, finished when the call returns.</summary>
/// <param name="name">Name of its measurement.</param>
/// <param name="run">Does that many runs and waits for the last.</param>
/// <param name="most">Runs that may be done in one go.</param>
internal sealed class Subject(string name, Action<int> run, int most = 1024)
{
    private readonly List<double> _wall = [];
    private readonly List<double> _cpu = [];
    private int _repeats = 1;

    public string Name => name;

    /// <summary>Seconds of one run, a sample each.</summary>
    public IReadOnlyList<double> Wall => _wall;

    /// <summary>Median seconds of processor time of one run.</summary>
    public double Cpu => Quartiles.Of(_cpu).Median;

    public static Subject Of(GpuDevice device, string name, CompiledRecording work) =>
        new(name, runs => device.Queue.Wait(device.Queue.Submit(work, runs)));

    /// <summary>Runs it until its kernels are compiled, and finds out how many runs make a sample.</summary>
    /// <param name="seconds">Length of a sample.</param>
    public void WarmUp(double seconds)
    {
        run(1);
        run(1);
        double once = Math.Min(Time(1).Wall, Time(1).Wall);
        _repeats = (int)Math.Clamp(seconds / once, 1, most);
    }

    /// <summary>Takes a sample.</summary>
    public void Sample()
    {
        (double wall, double cpu) = Time(_repeats);
        _wall.Add(wall / _repeats);
        _cpu.Add(cpu / _repeats);
    }

    /// <summary>Quantities per second of wall time.</summary>
    public Quartiles Rate(double quantity) => Quartiles.Of(_wall.Select(seconds => quantity / seconds));

    private (double Wall, double Cpu) Time(int runs)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        run(runs);
        double wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (Math.Max(wall, 1e-9), (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }
}
