namespace Vae.Realtime.Live.Capture;

using System.ComponentModel;
using System.Diagnostics;

/// <summary>The program <c>ffmpeg</c> of this machine.</summary>
internal static class FfmpegProgram
{
    /// <summary>Its path; null where it is not on the PATH.</summary>
    public static string? Find() => Find(OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg");

    /// <summary>
    /// How it is started: where there is the program <c>setsid</c>, in a session of its own, so that a signal to all processes of this
    /// one, as Ctrl+C is, does not end a film whose last frames are still on their way.
    /// </summary>
    public static ProcessStartInfo Start(string program)
    {
        if (OperatingSystem.IsWindows() || Find("setsid") is not string leader)
        {
            return new ProcessStartInfo(program);
        }

        ProcessStartInfo start = new(leader);
        start.ArgumentList.Add(program);
        return start;
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Whether it compresses by x264; builds without it have another encoder of their own choice.</summary>
    public static bool HasX264(string program)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, "-hide_banner -loglevel error -encoders")
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                CreateNoWindow = true,
            })!;
            return process.StandardOutput.ReadToEnd().Contains(" libx264 ", StringComparison.Ordinal);
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
