namespace Vae.Realtime.Live;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Shaders;
using Vae.Realtime.Live.Control;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Panels;
using Vae.Realtime.Live.Pictures;
using Vae.Realtime.Live.Sessions;
using Vae.Realtime.Live.Stages;

/// <summary>
/// All that belongs to the live program but its stage: the model that learns, the instrument that plays it, panels, files, and what is
/// connected from outside.
/// </summary>
internal sealed class LiveProgram : IDisposable
{
    private readonly DisposalStack _owned = new();
    private readonly GpuDevice _device;
    private readonly FrameLoop _loop;
    private readonly TextWriter _notes;

    /// <param name="options">What to show.</param>
    /// <param name="device">Where everything is computed.</param>
    /// <param name="shaders">The device's library, where shaders are being edited; disposed here.</param>
    /// <param name="stage">Where it is shown; outlives this.</param>
    /// <param name="seen">Somebody is in front of it, so there are panels; else it ends when its frames are no longer taken.</param>
    /// <param name="notes">Receives lines for a person.</param>
    /// <param name="cancellation">Ends the loading of the data.</param>
    /// <exception cref="VaeException">Data, model, session or something to be connected cannot be used.</exception>
    public LiveProgram(
        LiveOptions options,
        GpuDevice device,
        LiveShaders? shaders,
        IStage stage,
        bool seen,
        TextWriter notes,
        CancellationToken cancellation = default)
    {
        (_device, _notes) = (device, notes);
        try
        {
            RecoveryFolder? recovery = options.RecoveryFolder is string kept ? new RecoveryFolder(kept) : null;
            string? from = options.Recover ? recovery?.Newest : options.Session;
            LiveSession? session = from is null ? null : SessionFile.Load(from, options.TrustSession || options.Recover);
            LiveModel = _owned.Own(new LiveModel(
                device,
                options.Model ?? session?.Model,
                options.Data ?? (session is null ? Opening.Data(options.Model) : DataSpec.Parse(session.Data)),
                options.Seed,
                seamless: true,
                options.Beginning,
                cancellation));
            foreach (string note in LiveModel.Notes)
            {
                notes.WriteLine(note);
            }

            Instrument = new Instrument(Plugin);
            Files = new FileCommands(Instrument, LiveModel, options.OutFolder, options.Recover ? null : options.Session, recovery)
            {
                TrustSessions = options.TrustSession,
            };
            if (session is not null)
            {
                Files.Begin(session);
            }

            if (options.Recover)
            {
                LiveModel.Disown();
            }

            Set(options);
            if (seen)
            {
                Overlay = _owned.Own(new PanelOverlay(Instrument, device, LiveModel.FramesInFlight) { Chart = new MapChart(Instrument) });
                Overlay.Layer.Expect(stage.Size.Width, stage.Size.Height);
                Plugin.Layer = Overlay.Layer;
            }

            Controls = new InputRouter(Instrument) { Layer = Overlay };
            Pictures = _owned.Own(new PictureFolder(options.OutFolder, Say));
            Peripherals = _owned.Own(new Peripherals(options.Peripherals, Instrument, device, shaders, stage.Size, !seen, options.OutFolder, notes));
            _loop = new FrameLoop(Instrument, stage, Pictures, Files, Peripherals, Overlay);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public LiveModel LiveModel { get; }

    public VaePlugin Plugin => LiveModel.Plugin;

    public Instrument Instrument { get; }

    /// <summary>Takes keys and mouse.</summary>
    public InputRouter Controls { get; }

    /// <summary>Takes what is dropped.</summary>
    public FileCommands Files { get; }

    /// <summary>The panels; null where there is no window.</summary>
    public PanelOverlay? Overlay { get; }

    public PictureFolder Pictures { get; }

    public Peripherals Peripherals { get; }

    /// <summary>
    /// Runs until the user leaves, the time is up or it is cancelled. Pictures and recordings may still be on their way to their files.
    /// </summary>
    /// <param name="seconds">The time; null for as long as the user likes.</param>
    /// <param name="schedule">Pictures to save unasked; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(double? seconds, PictureSchedule? schedule, CancellationToken cancellation)
    {
        try
        {
            _loop.Run(seconds, schedule, cancellation);
        }
        finally
        {
            // However it ends, and before anything else takes time.
            if (Files.Keep() is string line)
            {
                _notes.WriteLine(line);
            }
        }
    }

    /// <summary>Waits for the files that are being written.</summary>
    public void Finish()
    {
        Pictures.Finish();
        Peripherals.Finish();
    }

    public void Dispose()
    {
        // The last frames may still use panels and pictures.
        _device.Queue.Wait(_device.Queue.Submitted);
        _owned.Dispose();
    }

    // What is asked for wins over what the session says.
    private void Set(LiveOptions options)
    {
        Instrument.FramesPerSecond = options.FramesPerSecond ?? Instrument.FramesPerSecond;
        if (Plugin.Training is FrameTraining training)
        {
            Instrument.ShareFromNothing = options.MinTrainShare ?? Instrument.ShareFromNothing;
            training.MinShare = options.MinTrainShare ?? (LiveModel.FromNothing ? Instrument.ShareFromNothing : training.MinShare);
            training.Share = options.MaxTrainShare ?? training.Share;
            training.Batch = options.Beginning.Batch ?? training.Batch;
            training.LearningRate = options.Beginning.LearningRate ?? training.LearningRate;
            training.Beta = options.Beginning.Beta ?? training.Beta;
        }
    }

    private void Say(string line)
    {
        _notes.WriteLine(line);
        Instrument.Notice.Show(line);
    }
}
