namespace Vae.Realtime.Live.Control;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Live.Capture;
using Vae.Realtime.Live.Control.Audio;
using Vae.Realtime.Live.Control.Osc;
using Vae.Realtime.Live.Instruments;

/// <summary>
/// Everything between the instrument and the outside world besides its window: recordings, frames for other programs, Open
/// Sound Control, sound, shaders being edited. All of it is called by the loop, on its thread, and nothing of it waits.
/// </summary>
internal sealed class Peripherals : IDisposable
{
    // Key of the action that records a GIF; that of any recording is the instrument's.
    private const string GifKey = "Shift+V";

    private readonly Instrument _instrument;
    private readonly TextWriter _notes;
    private readonly DisposalStack _owned = new();
    private readonly LiveShaders? _shaders;
    private readonly OscServer? _osc;
    private readonly SoundDriver? _sound;
    private readonly FrameOutput? _pipe;
    private readonly bool _endsWithPipe;
    private double _now;
    private bool _recording;
    private bool _pipeEnded;

    /// <param name="options">What is connected.</param>
    /// <param name="instrument">What is played.</param>
    /// <param name="device">Where the frames are.</param>
    /// <param name="shaders">The device's library, where shaders are being edited; disposed here.</param>
    /// <param name="size">Size of the first frame, in pixels.</param>
    /// <param name="unseen">There is no window: the show ends when its frames are no longer taken.</param>
    /// <param name="folder">Where recordings without a name go.</param>
    /// <param name="notes">Receives lines for a person.</param>
    /// <exception cref="VaeException">Something cannot be connected.</exception>
    public Peripherals(
        PeripheralOptions options,
        Instrument instrument,
        GpuDevice device,
        LiveShaders? shaders,
        (int Width, int Height) size,
        bool unseen,
        string folder,
        TextWriter notes)
    {
        (_instrument, _notes, _shaders, _endsWithPipe) = (instrument, notes, shaders, unseen);
        try
        {
            options.Check();
            Recorder = _owned.Own(new FilmRecorder(device, folder, Say));
            _pipe = options.Pipe is string pipe ? OpenPipe(pipe, device, size) : null;
            _osc = options.Osc is not null ? _owned.Own(new OscServer(options.Osc, instrument)) : null;
            _sound = options.Audio is string audio ? new SoundDriver(_owned.Own(Open(audio)), options.AudioMap, instrument) : null;
            instrument.Actions.Add(new InstrumentAction("record.gif", GifKey, ProgramActions.Group, "record a GIF", ToggleGif)
            {
                IsOn = () => instrument.Recording,
            });
            if (options.Record is string film)
            {
                Recorder.Begin(film);
                (instrument.Recording, _recording) = (true, true);
            }

            if (shaders is not null)
            {
                shaders.Watch(device);
                _owned.Own(shaders);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Films the show.</summary>
    public FilmRecorder Recorder { get; }

    /// <summary>Where control messages are received; null for nowhere.</summary>
    public OscServer? Osc => _osc;

    /// <summary>What is heard just now; null without sound.</summary>
    public SoundLevels? Levels => _sound?.Levels;

    /// <summary>What is wrong with a shader that is being edited; null when all are in place.</summary>
    public ShaderError? ShaderError => _shaders?.Error;

    /// <summary>Whether every frame is sent to a pipe.</summary>
    public bool IsPiped => _pipe is not null;

    /// <summary>Does what was asked for from outside, at the beginning of a frame.</summary>
    /// <param name="now">Seconds since the run began.</param>
    public void Poll(double now)
    {
        _now = now;
        _osc?.Poll();
        _sound?.Hear(now);
        PollShaders();
        PollRecorder();
        if (_pipe is not null)
        {
            _pipe.Poll();
            if (!_pipeEnded && _pipe.Failure is string failure)
            {
                _pipeEnded = true;
                Say(failure);
                _instrument.QuitRequested |= _endsWithPipe;
            }
        }
    }

    /// <summary>Whether frames go anywhere but onto the screen: into a recording or another program.</summary>
    public bool Taking => Recorder.IsRecording || _pipe is not null;

    /// <summary>To be called within a frame, once its picture is there and before anything is drawn over it.</summary>
    public void Take(in RenderTarget frame, GpuPixelBuffer picture)
    {
        Recorder.Take(picture, frame.Bgra, _now, frame);
        _pipe?.TryTake(picture, frame.Bgra, _now, frame);
    }

    /// <summary>To be called once a frame has been rendered and submitted.</summary>
    public void Rendered()
    {
        Recorder.Submitted();
        _pipe?.Submitted();
    }

    /// <summary>Ends recordings and waits for their files.</summary>
    public void Finish()
    {
        Recorder.Finish();
        _pipe?.Finish(TimeSpan.FromSeconds(1));
        if (_pipe is { Dropped: > 0 } pipe)
        {
            _notes.WriteLine($"{pipe.Written} frames went through the pipe; for {pipe.Dropped} more its reader was not ready.");
        }

        if (_osc is { Malformed: > 0 } or { Unknown: > 0 } or { Lost: > 0 })
        {
            _notes.WriteLine(
                $"OSC: {_osc.Received} packets, {_osc.Malformed} of them malformed; {_osc.Unknown} messages meant nothing here, {_osc.Lost} "
                    + $"came too fast.");
        }
    }

    public void Dispose()
    {
        _owned.Dispose();
    }

    private static ISound Open(string audio) =>
        audio == "-" ? new LevelLines(new StreamReader(Console.OpenStandardInput())) : new SoundFile(audio);

    private FrameOutput OpenPipe(string path, GpuDevice device, (int Width, int Height) size)
    {
        if (path != RawPipeSink.StandardOutput)
        {
            _owned.Own(new NamedPipe(path));
        }

        return _owned.Own(new FrameOutput(device, size, fps: null, _ => new RawPipeSink(path)));
    }

    private void ToggleGif()
    {
        if (_instrument.Recording)
        {
            _instrument.Recording = false;
            return;
        }

        Recorder.ToggleGif();
        (_instrument.Recording, _recording) = (true, true);
    }

    private void PollShaders()
    {
        if (_shaders is null)
        {
            return;
        }

        _shaders.Poll();
        while (_shaders.TryTakeNote(out string note))
        {
            Say(note);
        }
    }

    // The instrument says what is wanted; a recording that broke off is not wanted any more.
    private void PollRecorder()
    {
        Recorder.Poll();
        if (_instrument.Recording && !Recorder.IsRecording)
        {
            if (_recording)
            {
                _instrument.Recording = false;
            }
            else
            {
                Recorder.Toggle();
            }
        }
        else if (!_instrument.Recording && Recorder.IsRecording)
        {
            Recorder.End();
        }

        _recording = _instrument.Recording;
    }

    private void Say(string line)
    {
        _notes.WriteLine(line);
        _instrument.Notice.Show(line);
    }
}
