namespace Vae.Realtime.Live.Instruments;

/// <summary>Actions that concern the program as a whole.</summary>
internal static class ProgramActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "program";

    private const double MostFrames = 1000;

    public static void AddTo(Instrument instrument)
    {
        ActionTable actions = instrument.Actions;
        actions.Add(new LiveAction("help", "F1", Group, "show all keys", () => instrument.HelpShown = !instrument.HelpShown)
        {
            IsOn = () => instrument.HelpShown,
        });
        actions.Add(new LiveAction(
            "overlay", "Tab", Group, "the picture alone, or panels beside it", () => instrument.OverlayShown = !instrument.OverlayShown)
        {
            IsOn = () => instrument.OverlayShown,
        });
        actions.Add(new LiveAction("save", "S", Group, "save a PNG", instrument.RequestSave));
        actions.Add(new LiveAction("record", "V", Group, "record frames", () => instrument.Recording = !instrument.Recording)
        {
            IsOn = () => instrument.Recording,
        });
        instrument.Parameters.Add(
            new LiveParameter(
                "fps",
                Group,
                "frames per second, 0 for as many as there can be",
                0,
                MostFrames,
                LiveOptions.StandardFramesPerSecond,
                () => instrument.FramesPerSecond,
                value => instrument.FramesPerSecond = value));
        instrument.Add(
            new LiveParameter("zoom", Group, "size of the panels", 0.5, 2, 1, () => instrument.Zoom, value => instrument.Zoom = value)
            {
                Ways = ("smaller", "larger"),
                Logarithmic = true,
                Step = Math.Pow(2, 0.25),
            },
            "Ctrl+-",
            "Ctrl+=");
        actions.Add(new LiveAction("quit", "Esc", Group, "quit", () => instrument.QuitRequested = true));
    }
}
