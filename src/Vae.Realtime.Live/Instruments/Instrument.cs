namespace Vae.Realtime.Live.Instruments;

using Vae.Realtime.Live.Frames;
using Vae.Realtime.Training;

/// <summary>
/// What is played: the plugin with its latents, and everything that keys, mouse, overlay and other programs can do to them. It belongs to
/// the thread of the frames; others hand over what they want in <see cref="FrameLoop"/>'s polling.
/// </summary>
internal sealed class Instrument
{
    private int _saves;

    /// <param name="plugin">Awake.</param>
    public Instrument(VaePlugin plugin)
    {
        Plugin = plugin;
        Painter = new Painter(this);
        ProgramActions.AddTo(this);
        SceneActions.AddTo(this);
        LookActions.AddTo(this);
        PaintActions.AddTo(this);
        LatentActions.AddTo(this);
        TrainingActions.AddTo(this);
    }

    public VaePlugin Plugin { get; }

    /// <summary>The latent on show and all that moves it; another one after another model is loaded.</summary>
    public LatentPlayer Latents => Plugin.Latents;

    /// <summary>Paints on the canvas.</summary>
    public Painter Painter { get; }

    /// <summary>What can be done.</summary>
    public ActionTable Actions { get; } = [];

    /// <summary>What can be turned.</summary>
    public ParameterTable Parameters { get; } = [];

    /// <summary>The line that tells the person what just happened.</summary>
    public Notice Notice { get; } = new();

    /// <summary>The frames so far and how long they took.</summary>
    public FrameStatistics Frames { get; } = new();

    /// <summary>The rate that frames keep to; 0 for as many as there can be.</summary>
    public double FramesPerSecond { get; set; } = LiveOptions.DefaultFramesPerSecond;

    /// <summary>The part of the time that training is at least sure of once the model starts over.</summary>
    public double ShareFromNothing { get; set; } = TrainingClaim.FromNothing;

    /// <summary>How often the model has started over; the seed of what it begins with.</summary>
    public ulong Beginnings { get; set; }

    /// <summary>No training while set.</summary>
    public bool TrainingPaused { get; set; }

    /// <summary>Whether panels lie over the picture.</summary>
    public bool OverlayShown { get; set; } = true;

    /// <summary>What the panels are enlarged by, beyond what the window's size makes them.</summary>
    public double Zoom { get; set; } = 1;

    /// <summary>Whether all keys are listed.</summary>
    public bool HelpShown { get; set; }

    /// <summary>Whether frames are to be recorded.</summary>
    public bool Recording { get; set; }

    /// <summary>The person wants to leave.</summary>
    public bool QuitRequested { get; set; }

    /// <summary>Asks for a picture to be saved.</summary>
    public void RequestSave() => _saves++;

    /// <summary>Whether a picture was asked for; each request is answered once.</summary>
    public bool TakeSave()
    {
        bool wanted = _saves > 0;
        _saves -= wanted ? 1 : 0;
        return wanted;
    }

    /// <summary>Raised before the model forgets what it has learned.</summary>
    public event Action? Forgetting;

    /// <summary>
    /// Has the model start over, from other parameters every time. Who does so wants to see it learn: frames give way to that, unless training
    /// was to have nothing.
    /// </summary>
    public void StartOver()
    {
        Forgetting?.Invoke();
        Plugin.StartOver(++Beginnings);
        TrainingPaused = false;
        if (Plugin.Training is { MinShare: > 0 } training)
        {
            training.MinShare = Math.Max(training.MinShare, ShareFromNothing);
        }
    }

    /// <summary>Follows the plugin to another model.</summary>
    public void ModelChanged() => LatentActions.AddDimensions(this);

    /// <summary>Lets time pass, at the beginning of a frame.</summary>
    /// <param name="now">Seconds since the run began.</param>
    /// <param name="seconds">Since the last frame.</param>
    public void Advance(double now, double seconds)
    {
        Notice.Advance(now);
        Plugin.Update(new PluginFrame(seconds));
        Painter.Advance();
        if (Plugin.Training is FrameTraining training)
        {
            training.Paused = TrainingPaused;
            if (training.TakeProblem() is string problem)
            {
                Notice.Show(problem);
            }
        }
    }

    /// <summary>Adds a parameter with the two actions of its keys, <c>NAME.less</c> and <c>NAME.more</c>.</summary>
    public void Add(InstrumentParameter parameter, string less, string more)
    {
        Parameters.Add(parameter);
        Add("less", less, parameter.Ways.Less, -1);
        Add("more", more, parameter.Ways.More, 1);

        void Add(string which, string key, string way, int steps) => Actions.Add(new InstrumentAction(
            $"{parameter.Name}.{which}", key, parameter.Group, $"{parameter.Description}: {way}", () => Turn(parameter, steps))
        {
            Turns = parameter,
        });
    }

    private void Turn(InstrumentParameter parameter, int steps)
    {
        if (!parameter.IsOffered)
        {
            Notice.Show(parameter.Otherwise);
            return;
        }

        parameter.Nudge(steps);
        Notice.Show($"{parameter.Description}: {parameter.Text}");
    }
}
