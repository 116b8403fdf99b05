namespace Vae.Realtime.Tests.Live.Window;

using System.Numerics;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Instruments;

/// <summary>What every action of the live program does, by its name. Each begins from the same rest, without panels.</summary>
internal sealed class ActionDeeds
{
    private static readonly float[] Start = [0.5f, -0.4f, 0.3f, 0.6f];

    private readonly Dictionary<string, Deed> _deeds = new(StringComparer.Ordinal);
    private readonly LiveProgram _program;
    private float[] _kept = [];
    private long _count;

    public ActionDeeds(LiveProgram program, string folder)
    {
        _program = program;
        Looks();
        Latents();
        Training();
        Files(folder);
    }

    private Instrument Instrument => _program.Instrument;

    private LatentPlayer Hand => Instrument.Latents;

    private SceneDirector Scenes => _program.Plugin.Scenes;

    private float[] Latent => Hand.State.Values.ToArray();

    /// <summary>Null where nobody has said what it does.</summary>
    public Deed? Find(string action) => _deeds.GetValueOrDefault(action);

    /// <summary>Where every deed begins: one texture of a certain latent, nothing in motion, nothing over it.</summary>
    public void Rest()
    {
        (Instrument.HelpShown, Instrument.OverlayShown, Instrument.TrainingPaused, Instrument.Recording) = (false, false, true, false);
        if (Hand.Walking)
        {
            Hand.ToggleWalk();
        }

        (Scenes.Kind, Scenes.Settings.Compare.Painting) = (SceneKind.Single, false);
        (Scenes.Settings.Grid.Drift, Scenes.Settings.Field.Speed) = (0, 0);
        foreach (string name in new[] { "palette", "filter", "tone", "gamma", "speed", "rate", "beta", "share", "share.least", "zoom" })
        {
            Instrument.Parameters.Find(name)!.Reset();
        }

        Lock(false);
        Hand.State.Arrange([.. Enumerable.Range(0, Start.Length)]);
        Hand.State.SelectPairOf(0);
        Hand.Keyframes.Clear();
        Hand.Show(Start);

        // What is said next is not what was said before.
        Instrument.Notice.Show("...");
    }

    private void Looks()
    {
        Add("help", () => { }, () => Instrument.HelpShown, View.Picture);
        Add("overlay", () => { }, () => Instrument.OverlayShown, View.Controls);
        foreach (SceneKind kind in Enum.GetValues<SceneKind>())
        {
            SceneKind other = kind is SceneKind.Single or SceneKind.Walk ? SceneKind.Grid : SceneKind.Single;
            Add(
                $"scene.{kind.ToString().ToLowerInvariant()}",
                () => Scenes.Kind = other,
                () => Scenes.Kind == kind && Hand.Walking == (kind == SceneKind.Walk),
                View.Picture);
        }

        Turns("palette", View.Picture);
        Turns("filter", View.Picture);
        Turns("tone", View.Picture);
        Turns("gamma", View.Picture);
        Turns("zoom", View.Line);
        Add("paint", () => Paint(), () => Scenes.ShowsCanvas, View.Picture);
        Add("paint.clear", ShowCanvas, () => Painted == 0, View.Picture);
        Add("paint.adopt", () => Paint(), () => Scenes.ShowsCanvas && !Latent.SequenceEqual(Start), View.Picture);
    }

    private void Latents()
    {
        Add("random", () => { }, () => !Latent.SequenceEqual(Start), View.Picture);
        Add("walk", () => { }, () => Hand.Walking, View.Picture);
        Add("pair.previous", ShowPanels, () => Hand.State.Pair.Across == 2, View.Latent);
        Add("pair.next", ShowPanels, () => Hand.State.Pair.Across == 2, View.Latent);
        Add(
            "latent.sort",
            () =>
            {
                ShowPanels();
                Hand.State.Arrange([.. Scenes.Map!.Order.ToArray().Reverse()]);
            },
            () => Hand.State.Order.SequenceEqual(Scenes.Map!.Order),
            View.Latent);
        Add("latent.reset", () => { }, () => Latent.All(value => value == 0), View.Picture);
        Add("lock", ShowPanels, () => Hand.State.IsLocked(0) && Hand.State.IsLocked(1) && !Hand.State.IsLocked(2), View.Latent);
        Add(
            "lock.clear",
            () =>
            {
                ShowPanels();
                Lock(true);
            },
            () => !Enumerable.Range(0, Start.Length).Any(Hand.State.IsLocked),
            View.Latent);
        Add("undo", Move, () => Latent.SequenceEqual(Start), View.Picture);
        Add(
            "redo",
            () =>
            {
                Move();
                _kept = Latent;
                Hand.Undo();
            },
            () => Latent.SequenceEqual(_kept),
            View.Picture);
        Add("keyframe.add", () => { }, () => Hand.Keyframes.Count == 1 && Says("keyframe 1"), View.Line);
        Add("keyframe.clear", () => Hand.Keyframes.Add(Start), () => Hand.Keyframes.Count == 0 && Says("forgotten"), View.Line);
        Turns("speed", View.Line);
    }

    private void Training()
    {
        FrameTraining training = _program.Plugin.Training!;
        Add("pause", () => _count = training.Steps, () => !Instrument.TrainingPaused && training.Steps > _count, View.Picture);
        Add(
            "fresh",
            () => _count = (long)_program.Instrument.Beginnings,
            () => (long)_program.Instrument.Beginnings == _count + 1 && Says("knows nothing"),
            View.Picture);
        Add("fresh.undo", () => _program.Plugin.StartOver(7), () => !training.CanTakeBack && Says("knows again"), View.Line);
        Turns("rate", View.Line);
        Turns("beta", View.Line);
        Turns("batch", View.Line, 64);
        Turns("share", View.Line, 0.5);
        Turns("share.least", View.Line, 0.5);
    }

    private void Files(string folder)
    {
        Add("save", () => _count = _program.Pictures.Saved.Count, () => _program.Pictures.Saved.Count == _count + 1 && Says(".png"), View.Line);
        Add("record", () => { }, () => _program.Peripherals.Recorder.IsRecording && Says("Recording"), View.Line);
        Add("record.gif", () => { }, () => _program.Peripherals.Recorder.IsRecording && Says(".gif"), View.Line);
        string session = Path.Combine(folder, "vae.session.json");
        Add("session.save", () => File.Delete(session), () => File.Exists(session) && Says("Saved"), View.Line);
        Add(
            "session.load",
            () =>
            {
                _program.Files.SaveSession();
                Hand.Centre();
                Hand.Keyframes.Add(Start);
            },
            () => Latent.SequenceEqual(Start) && Hand.Keyframes.Count == 0 && Says("Session"),
            View.Picture);
        Add("model.save", () => _count = Models(folder), () => Models(folder) == _count + 1 && Says("Saved"), View.Line);
        Add("quit", () => { }, () => Instrument.QuitRequested, null);
    }

    private static int Models(string folder) => Directory.GetFiles(folder, "vae-*.safetensors").Length;

    private double Painted => Scenes.Canvas.Pixels.ToArray().Sum();

    private void Add(string name, Action before, Func<bool> holds, View? seen) => _deeds.Add(
        name,
        new Deed(
            () =>
            {
                Rest();
                before();
            },
            holds,
            seen)
        {
            After = Rest,
        });

    // Both keys of a parameter; from where there is room both ways.
    private void Turns(string name, View seen, double? from = null)
    {
        InstrumentParameter parameter = Instrument.Parameters.Find(name)!;
        foreach (bool more in new[] { false, true })
        {
            double before = from ?? (parameter.Choices.Count > 0 ? 1 : parameter.Default);
            double after = parameter.Choices.Count > 0 ? (more ? 2 : 0) : double.NaN;
            Add(
                $"{name}.{(more ? "more" : "less")}",
                () => parameter.Value = before,
                () =>
                    Says(parameter.Text)
                        && (double.IsNaN(after) ? more ? parameter.Value > before : parameter.Value < before : parameter.Value == after),
                seen);
        }
    }

    private bool Says(string words) => Instrument.Notice.Current?.Contains(words, StringComparison.Ordinal) == true;

    private void ShowPanels() => Instrument.OverlayShown = true;

    private void Lock(bool locked)
    {
        for (int i = 0; i < Hand.State.Size; i++)
        {
            Hand.State.Lock(i, locked);
        }
    }

    private void Move()
    {
        Hand.Hold();
        Hand.Drag(0.2f, 0.3f);
        Hand.Release();
    }

    private void Paint()
    {
        Scenes.Canvas.Clear();
        Scenes.Canvas.Brush(0.5, 0.5, 0.3, Vector3.One);
    }

    private void ShowCanvas()
    {
        Paint();
        (Scenes.Kind, Scenes.Settings.Compare.Painting) = (SceneKind.Compare, true);
    }
}
