namespace Vae.Realtime.Tests.Cli;

using System.Diagnostics;
using System.Text;
using Vae.Realtime.Tests.Formats;
using Xunit;

/// <summary>What a person at a terminal sees, by util-linux's script, which runs a command in a pseudo-terminal.</summary>
[Collection(CliCollection.Name)]
public sealed class TerminalTests : IDisposable
{
    private const string CtrlC = "\u0003";

    // What is shown by and by while it learns, besides the curve.
    private static readonly string[] Wanted = ["━ training", "━ test", " left"];

    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Training_shows_its_curve_and_Ctrl_C_says_how_to_go_on()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        string command = $"stty cols 100 rows 30; dotnet '{Path.Combine(AppContext.BaseDirectory, "vae.dll")}' "
            + $"train {string.Join(' ', TinyData.Options)} --epochs 100000 --out m.safetensors";
        ProcessStartInfo start = new("env", ["--default-signal=INT,TERM", "script", "-qec", command, "/dev/null"])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["VAE_VALIDATION"] = "1";
        start.Environment.Remove("CI");
        using Process process = Process.Start(start)!;
        string text;
        try
        {
            text = Watch(process);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("continue with --resume m.safetensors", text, StringComparison.Ordinal);
        Assert.Equal(["m.safetensors", TinyData.Name], _folder.Names);
    }

    // Presses Ctrl+C once everything has been shown; all that was shown until the end.
    private static string Watch(Process process)
    {
        StringBuilder shown = new();
        char[] buffer = new char[4096];
        bool interrupted = false;
        for (int read; (read = Patience.Of(process.StandardOutput.ReadAsync(buffer).AsTask(), "something new on the terminal")) > 0;)
        {
            shown.Append(buffer, 0, read);
            string seen = shown.ToString();
            if (!interrupted && Wanted.All(part => seen.Contains(part, StringComparison.Ordinal)) && seen.Any(IsBraille))
            {
                process.StandardInput.Write(CtrlC);
                process.StandardInput.Flush();
                interrupted = true;
            }
        }

        Patience.Exit(process, "script");
        Assert.True(interrupted, $"It never showed its curve, {string.Join(" and ", Wanted)}: {shown}");
        return shown.ToString();
    }

    private static bool IsBraille(char character) => character is > '\u2800' and < '\u2900';
}
