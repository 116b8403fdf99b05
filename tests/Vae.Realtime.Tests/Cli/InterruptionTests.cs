namespace Vae.Realtime.Tests.Cli;

using System.Diagnostics;
using Vae.Realtime.Cli.Output;
using Vae.Realtime.Tests.Formats;
using Xunit;

[Collection(CliCollection.Name)]
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = TinyData.Folder();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void Training_that_is_interrupted_saves_what_it_learned(string signal)
    {
        using VaeProcess training = VaeProcess.Start(
            _folder.Root, ["train", .. TinyData.Options, "--epochs", "1000000", "--out", "m.safetensors", "--json"]);
        training.ReadLine();
        training.Send(signal);
        VaeResult result = training.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("'m.safetensors'", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Equal(result.Output.Length, result.Json().Length);
        Assert.Equal(["m.safetensors", TinyData.Name], _folder.Names);
        VaeProcess.Run(_folder.Root, "eval", "m.safetensors", "--data", TinyData.Name).Succeeded();
    }

    [Fact]
    public void Signals_of_several_kinds_at_once_are_one_interruption()
    {
        using VaeProcess training = Train();
        training.Send("STOP");
        Array.ForEach(["TERM", "INT", "HUP"], training.Send);
        training.Send("CONT");
        AssertSaved(training.Wait());
    }

    [Theory]
    [InlineData("TERM", "TERM")]
    [InlineData("INT", "TERM")]
    [InlineData("HUP", "HUP")]
    public void A_second_signal_while_it_saves_is_held_back(string first, string second)
    {
        using VaeProcess training = Train();
        training.Send(first);
        Thread.Sleep(150);
        training.TrySend(second);
        AssertSaved(training.Wait());
    }

    [Fact]
    public void A_third_signal_ends_what_hangs_and_the_next_run_clears_up()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        TinyData.Train(_folder, "m.safetensors");
        string programs = Path.Combine(_folder.Root, "programs");
        Directory.CreateDirectory(programs);
        string film = Path.Combine(programs, "ffmpeg");
        File.WriteAllText(film, "#!/bin/sh\ncase \"$*\" in *-encoders*) exit 0;; esac\nfor last; do :; done\nhead -c 2 > \"$last\"\nexec sleep 60\n");
        File.SetUnixFileMode(film, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string[] command = ["render", "m.safetensors", "--size", "640x480", "--seconds", "100", "--out", "film.mp4"];
        using VaeProcess render = VaeProcess.Start(_folder.Root, [("PATH", $"{programs}:{Environment.GetEnvironmentVariable("PATH")}")], command);

        // Two bytes have come (one alone is the trial whether the file can be written), and the rest of their frame does not fit into the pipe:
        // what writes it waits.
        Patience.Until(() => Temporary.Any(name => Length(name) == 2), "the film");
        int sent = 0;
        Patience.Until(() => !render.TrySend("TERM"), "the end", () =>
        {
            sent++;
            Thread.Sleep(2 * (int)SignalCount.OneEvent.TotalMilliseconds);
        });
        Assert.True(sent >= 3, $"{sent} signals ended it");
        Assert.Equal(128 + 15, render.Wait().ExitCode);
        Assert.Single(Temporary);
        VaeProcess.Run(_folder.Root, "sample", "m.safetensors", "--out", "s.png").Succeeded();
        Assert.Equal(["m.safetensors", "programs", "s.png", TinyData.Name], _folder.Names);
    }

    [Fact]
    public void A_terminal_that_is_closed_costs_no_work()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        string command = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "vae.dll")}' train {string.Join(' ', TinyData.Options)} "
            + "--epochs 1000000 --out m.safetensors";
        ProcessStartInfo start = new("env", ["--default-signal=INT,TERM,HUP", "script", "-qec", command, "/dev/null"])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("CI");
        using Process terminal = Process.Start(start)!;
        string shown = "";
        char[] buffer = new char[4096];
        for (int read; !shown.Contains("epoch 2/", StringComparison.Ordinal) && (read = terminal.StandardOutput.Read(buffer)) > 0;)
        {
            shown += new string(buffer, 0, read);
        }

        terminal.Kill();
        Patience.Exit(terminal, "the terminal");
        Patience.Until(() => File.Exists(_folder.File("m.safetensors")), "the model");
        VaeProcess.Run(_folder.Root, "eval", "m.safetensors", "--data", TinyData.Name).Succeeded();
        Assert.Equal(["m.safetensors", TinyData.Name], _folder.Names);
    }

    private string[] Temporary => [.. _folder.Names.Where(name => name.EndsWith(".tmp", StringComparison.Ordinal))];

    // 0 for one that is gone by now.
    private long Length(string name)
    {
        try
        {
            return new FileInfo(_folder.File(name)).Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private VaeProcess Train()
    {
        VaeProcess training = VaeProcess.Start(
            _folder.Root, ["train", .. TinyData.Options, "--epochs", "1000000", "--out", "m.safetensors", "--json"]);
        training.ReadLine();
        return training;
    }

    private void AssertSaved(VaeResult result)
    {
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("'m.safetensors'", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Equal(["m.safetensors", TinyData.Name], _folder.Names);
    }
}
