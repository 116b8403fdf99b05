namespace Vae.Realtime.Benchmarks;

using System.Diagnostics;
using System.Globalization;
using Vae.Realtime.Files;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Training;

/// <summary>
/// From nothing to the first trained step: within this process, in a fresh process with the caches of earlier ones, and in one that finds
/// the driver's and the program's caches empty.
/// </summary>
internal static class StartupSuite
{
    public const string Name = "startup";

    private const int Most = 9;

    // Bytes that a driver's caches may take; a few are usual.
    private const long CacheRoom = 32L << 20;

    private static readonly string[] CacheVariables = ["MESA_SHADER_CACHE_DIR", "XDG_CACHE_HOME", "__GL_SHADER_DISK_CACHE_PATH"];

    /// <summary>Every product of the first step.</summary>
    public static IReadOnlyList<GemmShape> Products(GpuDevice device, StartupSettings startup)
    {
        using VaeModel model = ModelFile.Load(device, startup.ModelPath, trainable: false);
        return [.. model.Products(new TrainerOptions().Batch)];
    }

    public static void Run(StartupSettings startup, BenchmarkSettings settings)
    {
        // What is not to be had is said before anything is measured.
        Directory.Delete(MakeFolder());

        // A process is a sample as long as a hundred others; five of them at the usual length.
        int samples = (int)Math.Clamp(10 * settings.Seconds, 1, Most);
        FirstStep.Take(startup.Device, startup.Options, startup.ModelPath);
        Launch(startup, null);
        List<FirstStep> within = [];
        List<(double All, FirstStep Phases)> warm = [];
        List<(double All, FirstStep Phases)> cold = [];
        for (int i = 0; i < samples; i++)
        {
            settings.Cancellation.ThrowIfCancellationRequested();
            within.Add(FirstStep.Take(startup.Device, startup.Options, startup.ModelPath));
            warm.Add(Launch(startup, null));
            cold.Add(WithEmptyCaches(folder => Launch(startup, folder)));
        }

        Report("in this process", within, null, settings.Report);
        Report("new process, warm caches", [.. warm.Select(run => run.Phases)], [.. warm.Select(run => run.All)], settings.Report);
        Report("new process, empty caches", [.. cold.Select(run => run.Phases)], [.. cold.Select(run => run.All)], settings.Report);
    }

    private static void Report(string name, List<FirstStep> runs, List<double>? all, Action<Measurement> report)
    {
        Send("device open", runs.Select(run => run.DeviceOpen));
        Send("model load", runs.Select(run => run.ModelLoad));
        Send("first step", runs.Select(run => run.Step));
        Send("all", all ?? runs.Select(run => run.All));

        void Send(string phase, IEnumerable<double> seconds) => report(Quartiles.Of(seconds).As(Name, $"{name}: {phase}", "s"));
    }

    private static T WithEmptyCaches<T>(Func<string, T> run)
    {
        string folder = MakeFolder();
        try
        {
            return run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Drivers are ended by the system where what they have mapped finds no room.
    private static string MakeFolder()
    {
        string remedy = $"set {(OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR")} to a folder that can be written and has room";
        string place = Path.GetTempPath();
        try
        {
            string folder = Directory.CreateTempSubdirectory("vae-bench-").FullName;
            if (new DriveInfo(folder).AvailableFreeSpace >= CacheRoom)
            {
                return folder;
            }

            Directory.Delete(folder);
        }
        catch (Exception error) when (FileErrors.IsFromFileSystem(error))
        {
            throw new VaeException($"{FileErrors.Writing(place, error).Message}; {remedy}", error);
        }

        throw new VaeException($"'{place}' has no room for caches that begin empty; {remedy}");
    }

    private static (double All, FirstStep Phases) Launch(StartupSettings startup, string? caches)
    {
        ProcessStartInfo start = new(startup.Launch[0], startup.Launch.Skip(1)) { RedirectStandardOutput = true };
        foreach (string variable in caches is null ? [] : CacheVariables)
        {
            start.Environment[variable] = caches;
        }

        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new VaeException($"'{startup.Launch[0]}' cannot be started.");
        string line = process.StandardOutput.ReadLine() ?? "";
        double all = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.WaitForExit();
        double[] phases = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(
            word => double.TryParse(word, CultureInfo.InvariantCulture, out double seconds) ? seconds : double.NaN)];
        return process.ExitCode == 0 && phases.Length == 3
            ? (all, new FirstStep(phases[0], phases[1], phases[2]))
            : throw new VaeException($"The process whose start is measured failed with exit code {process.ExitCode}.");
    }
}
