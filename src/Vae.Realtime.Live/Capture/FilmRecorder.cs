namespace Vae.Realtime.Live.Capture;

using System.Globalization;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;

/// <summary>Films the show: begins and ends recordings, and says what became of them.</summary>
/// <param name="device">Where the pictures are.</param>
/// <param name="folder">Where recordings go that have no name: <c>vae-0001.mp4</c> and so on.</param>
/// <param name="say">Receives a line for each beginning and end.</param>
internal sealed class FilmRecorder(GpuDevice device, string folder, Action<string> say) : IDisposable
{
    // Longer side of a GIF made during a show; larger ones take a core longer than there is time.
    private const int GifSide = 640;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly List<(string Path, FrameOutput Output)> _ending = [];
    private (string Path, FrameOutput Output)? _current;
    private string? _wanted;

    /// <summary>A recording is running, or begins with the next frame.</summary>
    public bool IsRecording => _current is not null || _wanted is not null;

    /// <summary>What the running recording came to so far: frames written, frames repeated for want of time.</summary>
    public (long Written, long Dropped) Progress => _current is { } current ? (current.Output.Written, current.Output.Dropped) : (0, 0);

    /// <summary>Why the first recording that could not be finished could not be; null when all went well.</summary>
    public VaeException? Failure { get; private set; }

    /// <summary>Begins with the next frame.</summary>
    /// <param name="path">FILE.mp4, FILE.gif or a folder; one that cannot be made is told then.</param>
    public void Begin(string path)
    {
        End();
        _wanted = path;
    }

    /// <summary>Begins a recording under a name that is free, or ends the one that runs: an MP4 where ffmpeg is there, else PNG files.</summary>
    public void Toggle() => Toggle(FfmpegProgram.Find() is null ? "" : ".mp4");

    /// <summary>Begins a GIF under a name that is free, or ends the recording that runs.</summary>
    public void ToggleGif() => Toggle(".gif");

    /// <summary>Takes the frame that is being recorded, where one is due. Never waits.</summary>
    /// <param name="picture">The frame.</param>
    /// <param name="bgra">Blue first.</param>
    /// <param name="now">Seconds on the show's clock.</param>
    /// <param name="within">Its commands; <see cref="Submitted"/> follows.</param>
    public void Take(GpuPixelBuffer picture, bool bgra, double now, in RenderTarget within)
    {
        if (_wanted is string path)
        {
            Start(path, (picture.Width, picture.Height));
        }

        _current?.Output.TryTake(picture, bgra, now, within);
    }

    /// <summary>Says that the frame has been submitted.</summary>
    public void Submitted() => _current?.Output.Submitted();

    /// <summary>Goes on with what is under way, without waiting.</summary>
    public void Poll()
    {
        if (_current is { } current)
        {
            current.Output.Poll();
            if (current.Output.IsOver)
            {
                End();
            }
        }

        for (int i = _ending.Count - 1; i >= 0; i--)
        {
            _ending[i].Output.Poll();
            if (_ending[i].Output.IsOver)
            {
                Tell(_ending[i].Path, _ending[i].Output);
                _ending[i].Output.Dispose();
                _ending.RemoveAt(i);
            }
        }
    }

    /// <summary>Ends the recording that runs; its file appears a little later.</summary>
    public void End()
    {
        _wanted = null;
        if (_current is { } current)
        {
            current.Output.Close();
            _ending.Add(current);
            _current = null;
        }
    }

    /// <summary>Ends all and waits for the files.</summary>
    public void Finish()
    {
        End();
        foreach ((string path, FrameOutput output) in _ending)
        {
            if (output.Finish(Patience))
            {
                Tell(path, output);
            }
            else
            {
                Fail($"'{path}' was given up: nothing more could be written");
            }

            output.Dispose();
        }

        _ending.Clear();
    }

    public void Dispose()
    {
        End();
        foreach ((_, FrameOutput output) in _ending)
        {
            output.Dispose();
        }

        _ending.Clear();
    }

    private void Toggle(string extension)
    {
        if (IsRecording)
        {
            End();
        }
        else
        {
            Begin(FreeName(extension));
        }
    }

    private string FreeName(string extension) => Enumerable.Range(1, int.MaxValue)
        .Select(number => Path.Combine(Path.GetFullPath(folder), $"vae-{number.ToString("D4", CultureInfo.InvariantCulture)}{extension}"))
        .First(path => !Path.Exists(path));

    private void Start(string path, (int Width, int Height) size)
    {
        _wanted = null;
        double fps = FrameSinks.UsualRate(path);
        int reduction = FrameSinks.IsGif(path) ? (Math.Max(size.Width, size.Height) + GifSide - 1) / GifSide : 1;
        _current = (
            path, new FrameOutput(device, size, fps, frame => FrameSinks.Open(path, (frame.Width, frame.Height), fps, inHurry: true), reduction));
        say($"Recording {path}");
    }

    private void Tell(string path, FrameOutput output)
    {
        if (output.Failure is string failure)
        {
            Fail(failure);
            return;
        }

        string left = output.Dropped > 0 ? $", {output.Dropped} of them only repeated, for want of time" : "";
        say($"Recorded {path}: {output.Written} frames{left}");
    }

    private void Fail(string reason)
    {
        Failure ??= new VaeException(reason);
        say(reason);
    }
}
