namespace Vae.Realtime.Live;

using System.Diagnostics;
using Vae.Realtime.Frames;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Live.Frames;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Panels;
using Vae.Realtime.Live.Pictures;
using Vae.Realtime.Live.Sessions;
using Vae.Realtime.Live.Stages;

/// <summary>
/// The one thread that owns the queue: it sleeps until a frame is due, handles input, renders and presents, and gives the rest of the
/// time to training. Training before presenting would delay the picture.
/// </summary>
internal sealed class FrameLoop(
    Instrument instrument, IStage stage, PictureFolder pictures, FileCommands files, Peripherals? peripherals = null, PanelOverlay? overlay = null)
{
    private const double TitlesPerSecond = 4;

    // How often to look for something to do while no frame is seen.
    private const double HiddenRate = 60;
    private const double IdleRate = 20;

    private readonly VaePlugin _plugin = instrument.Plugin;
    private readonly FramePacer _pacer = new(Stopwatch.GetTimestamp, Thread.Sleep);
    private readonly FrameLead _lead = new();
    private readonly CoarsePlan _coarse = new();
    private readonly Stopwatch _clock = new();
    private readonly char[] _title = new char[WindowTitle.Longest];
    private ShaderError? _shaderError;
    private bool _wanted;
    private (SceneKind Kind, int Width, int Height) _drawn;
    private double _begun;
    private double _titled;
    private long _captured;

    private FrameStatistics Statistics => instrument.Frames;

    /// <summary>Runs until the user leaves, the time is up or it is cancelled.</summary>
    /// <param name="seconds">The time; null for as long as the user likes.</param>
    /// <param name="schedule">Pictures to save unasked, besides the last frame; null for none at all.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(double? seconds, PictureSchedule? schedule, CancellationToken cancellation)
    {
        _clock.Start();
        _plugin.PictureReady += Take;
        try
        {
            Loop(seconds, schedule, cancellation);
        }
        finally
        {
            _plugin.PictureReady -= Take;
        }

        // What the run came to; nothing lies over pictures without a window.
        if (schedule is not null && _captured < _plugin.Frames && _plugin.Capture() is FrameReadback end)
        {
            pictures.Save(end);
        }
    }

    private void Loop(double? seconds, PictureSchedule? schedule, CancellationToken cancellation)
    {
        double? last = null;
        while (!instrument.QuitRequested && !stage.IsClosing && !cancellation.IsCancellationRequested)
        {
            _pacer.Wait();
            stage.Poll();
            double now = _clock.Elapsed.TotalSeconds;

            // One frame, at least, however short the time is or busy the machine.
            if (last is not null && now >= seconds)
            {
                break;
            }

            peripherals?.Poll(now);
            TellErrors();
            if (overlay is not null)
            {
                overlay.Sound = peripherals?.Levels;
            }

            instrument.Advance(now, now - (last ?? now));
            last = now;
            bool shown = !stage.IsHidden && Show(schedule);
            pictures.Poll();
            files.Poll();
            Tell();
            _pacer.Advance(shown ? instrument.FramesPerSecond : _plugin.Training is null || instrument.TrainingPaused ? IdleRate : HiddenRate);
            Train(shown);
        }
    }

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

        double begun = _clock.Elapsed.TotalSeconds;

        // Both, not either: a request of the user is answered by the same picture.
        bool due = schedule?.IsDue(begun) ?? false;
        _wanted = instrument.TakeSave() || due;
        Plan(width, height);
        _plugin.Render(target);
        stage.Frames.End();
        Statistics.Presented(_clock.Elapsed.TotalSeconds);
        Observe(begun, _clock.Elapsed.TotalSeconds - begun);
        peripherals?.Rendered();
        pictures.Submitted();
        return true;
    }

    // What is kept is drawn finely.
    private void Plan(int width, int height)
    {
        if (_drawn != (_plugin.Scenes.Kind, width, height))
        {
            _drawn = (_plugin.Scenes.Kind, width, height);
            _coarse.Reset();
        }

        _plugin.Scenes.Coarse = _coarse.IsCoarse && !_wanted && !instrument.Recording && peripherals?.IsPiped != true;
    }

    private void Observe(double begun, double seconds)
    {
        bool drawn = _plugin.Scenes.HasChanged;
        _lead.Observe(drawn, seconds);
        double wanted = instrument.FramesPerSecond > 0 ? 1 / instrument.FramesPerSecond : 0;
        double share = _plugin.Training is { Paused: false, Ready: true } training ? Math.Min(training.MinShare, training.Share) : 0;
        _coarse.Observe(drawn, seconds, begun - _begun, wanted, share);
        _begun = begun;
    }

    // Pictures are taken before anything is drawn over them, and over the whole frame where panels make them smaller.
    private void Take(in RenderTarget frame, GpuPixelBuffer picture)
    {
        if (!_wanted && peripherals is not { Taking: true })
        {
            return;
        }

        picture = _plugin.Scenes.EncodeWhole(frame, _plugin.Frames);
        peripherals?.Take(frame, picture);
        if (_wanted)
        {
            pictures.Save(new FrameReadback(_plugin.Model.Device, picture, frame.Bgra, frame));
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
            // Frames give way to the part of the time that training is sure of.
            if (shown && training.Needed is > 0 and double needed)
            {
                _pacer.GiveWay(needed);
            }

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
        double now = _clock.Elapsed.TotalSeconds;
        if (now - _titled >= 1 / TitlesPerSecond)
        {
            _titled = now;
            stage.Tell(WindowTitle.Write(_title, Statistics.Recent(now), _plugin));
        }
    }
}
