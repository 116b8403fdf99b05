namespace Vae.Realtime.Tests.Cli;

using System.Diagnostics;
using Xunit;

/// <summary>
/// Runs the built program as a user does, as a process of its own: under the validation layer, whose complaints fail the run, and with
/// a cache folder that is the tests' own.
/// </summary>
internal sealed class VaeProcess : IDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "vae.dll");

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly List<string> _output = [];

    private VaeProcess(string folder, (string Name, string? Value)[] environment, string[] arguments)
    {
        // A test run started in the background may ignore Ctrl+C, which its children would inherit.
        string[] command = OperatingSystem.IsWindows() ? ["dotnet"] : ["env", "--default-signal=INT,TERM,HUP", "dotnet"];
        ProcessStartInfo start = new(command[0], [.. command[1..], Dll, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["VAE_VALIDATION"] = "1";
        start.Environment["XDG_CACHE_HOME"] =
            Environment.GetEnvironmentVariable("VAE_TEST_CACHE") is { Length: > 0 } cache ? cache : Path.Combine(AppContext.BaseDirectory, "cache");
        start.Environment["XDG_STATE_HOME"] = Path.Combine(AppContext.BaseDirectory, "state");
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public static VaeResult Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    public static VaeResult Run(string folder, (string Name, string? Value)[] environment, string[] arguments)
    {
        using VaeProcess process = new(folder, environment, arguments);
        return process.Wait();
    }

    /// <summary>Starts the program and leaves it running.</summary>
    public static VaeProcess Start(string folder, params string[] arguments) => new(folder, [], arguments);

    /// <summary>The same, with changes to its environment.</summary>
    public static VaeProcess Start(string folder, (string Name, string? Value)[] environment, string[] arguments) =>
        new(folder, environment, arguments);

    /// <summary>Waits for the next line of standard output.</summary>
    public string ReadLine()
    {
        string line = Patience.Of(_process.StandardOutput.ReadLineAsync(), "a line") ?? throw new EndOfStreamException(_errors.Result);
        _output.Add(line);
        return line;
    }

    /// <summary>Sends a signal by its name without SIG.</summary>
    public void Send(string signal) => Assert.True(TrySend(signal), $"no process to send {signal} to");

    /// <summary>Sends a signal, unless the process has ended.</summary>
    public bool TrySend(string signal)
    {
        using Process kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{_process.Id}"]) { RedirectStandardError = true })!;
        Patience.Exit(kill, "kill");
        return kill.ExitCode == 0;
    }

    /// <summary>Waits for the end.</summary>
    public VaeResult Wait()
    {
        Task<string> rest = _process.StandardOutput.ReadToEndAsync();
        Patience.Exit(_process, "the program");
        return new VaeResult(_process.ExitCode, [.. _output, .. Lines(rest.Result)], Lines(_errors.Result));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n', '\r').ReplaceLineEndings("\n").Split('\n');
}
