namespace Vae.Realtime.Live;

using Vae.Realtime.Gpu;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Live.Frames;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Overlay;
using Vae.Realtime.Live.Pictures;
using Vae.Realtime.Live.Recording;
using Vae.Realtime.Live.Sessions;
using Vae.Realtime.Live.Stages;
using Vae.Realtime.Realtime;

/// <summary>
/// The one thread that owns the queue: it sleeps until a frame is due, handles input, renders and presents, and gives the rest of the
/// time to training. Training before presenting would delay the picture.
/// </summary>
internal sealed class LiveLoop(
    Instrument instrument,
    IStage stage,
    PictureFolder pictures,
    LiveFiles files,
    TimeProvider clock,
    Peripherals? peripherals = null,
    LiveOverlay? overlay = null)
{
    private const double TitlesPerSecond = 4;

    // How often something is looked for to do while nobody sees a frame.
    private const double HiddenRate = 60;
    private const double IdleRate = 20;

    private readonly VaePlugin _plugin = instrument.Plugin;
    private readonly FramePacer _pacer = new(clock.GetTimestamp, Thread.Sleep);
    private readonly FrameLead _lead = new();
    private readonly char[] _title = new char[LiveTitle.Longest];
    private FrameTap? _tap;
    private ShaderError? _shaderError;
    private bool _wanted;
    private long _started;
    private double _titled;
    private long _captured;

    private FrameStatistics Statistics => instrument.Frames;

    /// <summary>Runs until the user leaves, the time is up or it is cancelled.</summary>
    /// <param name="seconds">The time; null for as long as the user likes.</param>
    /// <param name="schedule">Pictures to save unasked, besides the last frame; null for none at all.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(double? seconds, PictureSchedule? schedule, CancellationToken cancellation)
    {
        _started = clock.GetTimestamp();
        double? last = null;
        while (!instrument.QuitRequested && !stage.IsClosing && !cancellation.IsCancellationRequested)
        {
            _pacer.Wait();
            stage.Poll();
            double now = Now();

            // One frame, at least, however short the time is or busy the machine.
            if (last is not null && now >= seconds)
            {
                break;
            }

            peripherals?.Poll(now);
            TellErrors();
            instrument.Advance(now, now - (last ?? now));
            last = now;
            bool shown = !stage.IsHidden && Show(schedule);
            pictures.Poll();
            files.Poll();
            Tell();
            _pacer.Advance(shown ? instrument.FramesPerSecond : _plugin.Training is null || instrument.TrainingPaused ? IdleRate : HiddenRate);
            Train(shown);
        }

        // What the run came to; nothing lies over pictures that nobody watches.
        if (schedule is not null && _captured < _plugin.Frames && _plugin.Capture() is PictureReader end)
        {
            pictures.Save(end);
        }
    }

    // Seconds since it began.
    private double Now() => clock.GetElapsedTime(_started).TotalSeconds;

    private void TellErrors()
    {
        if (overlay is not null && peripherals?.ShaderError is var error && error != _shaderError)
        {
            _shaderError = error;
            overlay.Error = error is null ? null : new OverlayError(error.File, error.Line, error.Message);
        }
    }

    private bool Show(PictureSchedule? schedule)
    {
        (int width, int height) = stage.Size;
        if (!stage.Frames.TryBegin(width, height, out RenderTarget target))
        {
            return false;
        }

        double begun = Now();

        // Both, not either: a request of the user is answered by the same picture.
        bool due = schedule?.IsDue(begun) ?? false;
        _wanted = instrument.TakeSave() || due;
        (_tap ??= new FrameTap(() => _wanted || peripherals is { Taking: true }, Take)).Follow(_plugin);
        peripherals?.Rendering();
        _plugin.Render(target);
        stage.Frames.End();
        Statistics.Presented(Now());
        _lead.Observe(_plugin.Scenes.HasChanged, Now() - begun);
        peripherals?.Rendered();
        pictures.Submitted();
        return true;
    }

    private void Take(in RenderTarget frame, GpuPicture picture)
    {
        peripherals?.Take(frame, picture);
        if (_wanted)
        {
            pictures.Save(new PictureReader(_plugin.Model.Device, picture, frame.Bgra, frame));
            _captured = _plugin.Frames + 1;
        }
    }

    // Unwatched training leaves the machine to what the user does instead.
    private void Train(bool shown)
    {
        if (!shown)
        {
            Statistics.Gap();
        }

        if (_plugin.Training is FrameTraining training)
        {
            training.Run(shown ? _pacer.Deadline : _pacer.Half);
        }

        // What only shows the last picture again is sooner done: it begins later, and what learns has that time too.
        if (shown && !_plugin.WillDraw && _lead.Spare > 0)
        {
            _pacer.Postpone(_lead.Spare);
            _plugin.Training?.Run(_pacer.Deadline + _pacer.Delay, withinStep: true);
        }
    }

    private void Tell()
    {
        double now = Now();
        if (now - _titled >= 1 / TitlesPerSecond)
        {
            _titled = now;
            stage.Tell(LiveTitle.Write(_title, Statistics.Recent(now), _plugin));
        }
    }
}
