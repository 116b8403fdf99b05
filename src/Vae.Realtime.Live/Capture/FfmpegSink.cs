namespace Vae.Realtime.Live.Capture;

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Vae.Realtime.Files;

/// <summary>An MP4 file, made by the program <c>ffmpeg</c> from raw frames on its standard input.</summary>
internal sealed class FfmpegSink : IFrameSink
{
    // ffmpeg ends the file well when it is interrupted together with this program, and says so by this code.
    private const int Interrupted = 255;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _path;
    private readonly PendingFile _file;
    private readonly Process _process;
    private readonly Thread _listener;
    private string _said = "";
    private bool _interrupted;

    /// <param name="path">The file.</param>
    /// <param name="width">Pixels; an odd number of them gets a black line, as H.264 has it.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="fps">Frames per second.</param>
    /// <param name="inHurry">Compress fast rather than well, as during a show; otherwise the other way round.</param>
    /// <exception cref="VaeException">There is no ffmpeg, or the file cannot be made.</exception>
    public FfmpegSink(string path, int width, int height, double fps, bool inHurry)
    {
        _path = path;
        string program = FfmpegProgram.Find() ?? throw new VaeException(
            $"'{path}' needs ffmpeg, which is not on the PATH; install it or record a .gif or a folder of PNG files");
        _file = new PendingFile(path);
        try
        {
            _process = Start(program, _file.Temporary, (width, height), fps, inHurry);
        }
        catch (Win32Exception error)
        {
            _file.Dispose();
            throw new VaeException($"'{path}' cannot be written: ffmpeg does not start: {error.Message}", error);
        }

        _listener = new Thread(() => _said = _process.StandardError.ReadToEnd()) { IsBackground = true, Name = "ffmpeg's messages" };
        _listener.Start();
    }

    public void Write(Rgba32Image frame, int times)
    {
        if (_interrupted)
        {
            return;
        }

        try
        {
            for (int i = 0; i < times; i++)
            {
                _process.StandardInput.BaseStream.Write(frame.Rgba);
            }
        }
        catch (IOException error)
        {
            // What came until then is a whole film.
            _interrupted = _process.WaitForExit(Patience) && _process.ExitCode == Interrupted;
            if (!_interrupted)
            {
                throw Ended(error);
            }
        }
    }

    public void Finish()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before; its exit code tells how.
        }

        if (!_process.WaitForExit(Patience) || _process.ExitCode is not (0 or Interrupted))
        {
            throw Ended(null);
        }

        _file.Commit();
    }

    public void Dispose()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }

        _process.WaitForExit();
        _listener.Join();
        _process.Dispose();
        _file.Dispose();
    }

    private static Process Start(string program, string target, (int Width, int Height) size, double fps, bool inHurry)
    {
        ProcessStartInfo start = FfmpegProgram.Start(program);
        (start.RedirectStandardInput, start.RedirectStandardError, start.RedirectStandardOutput) = (true, true, true);
        (start.UseShellExecute, start.CreateNoWindow) = (false, true);
        string rate = fps.ToString(CultureInfo.InvariantCulture);
        string[] input =
        [
            "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pixel_format", "rgba", "-video_size", $"{size.Width}x{size.Height}",
            "-framerate", rate, "-i", "-",
        ];
        string[] quality = !FfmpegProgram.HasX264(program)
            ? ["-q:v", "3"]
            : inHurry
                ? ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "20"]
                : ["-c:v", "libx264", "-preset", "medium", "-crf", "17"];
        string[] output = ["-an", "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f", "mp4", target];
        foreach (string argument in (string[])[.. input, .. quality, .. output])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        Calm(process, inHurry);
        return process;
    }

    // The show has the first claim on the processor.
    private static void Calm(Process process, bool inHurry)
    {
        try
        {
            process.PriorityClass = inHurry ? ProcessPriorityClass.BelowNormal : ProcessPriorityClass.Normal;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            // Without it, too, the film is made.
        }
    }

    private VaeException Ended(Exception? inner)
    {
        string said = "";
        if (_process.HasExited)
        {
            _listener.Join();
            said = _said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
        }

        string reason = said.Length > 0 ? said : _process.HasExited ? $"exit code {_process.ExitCode}" : "it does not answer";
        string message = $"'{_path}' cannot be written: ffmpeg gave up: {reason}";
        return inner is null ? new VaeException(message) : new VaeException(message, inner);
    }
}
