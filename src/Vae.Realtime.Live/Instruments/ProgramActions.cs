namespace Vae.Realtime.Live.Instruments;

/// <summary>Actions that concern the program as a whole.</summary>
internal static class ProgramActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "program";

    private const double MaxFrames = 1000;

    public static void AddTo(Instrument instrument)
    {
        ActionTable actions = instrument.Actions;
        actions.Add(new InstrumentAction("help", "F1", Group, "show all keys", () => instrument.HelpShown = !instrument.HelpShown)
        {
            IsOn = () => instrument.HelpShown,
        });
        actions.Add(new InstrumentAction(
            "overlay", "Tab", Group, "the picture alone, or panels beside it", () => instrument.OverlayShown = !instrument.OverlayShown)
        {
            IsOn = () => instrument.OverlayShown,
        });
        actions.Add(new InstrumentAction("save", "S", Group, "save a PNG", instrument.RequestSave));
        actions.Add(new InstrumentAction("record", "V", Group, "record frames", () => instrument.Recording = !instrument.Recording)
        {
            IsOn = () => instrument.Recording,
        });
        instrument.Parameters.Add(
            new InstrumentParameter(
                "fps",
                Group,
                "frames per second, 0 for as many as there can be",
                0,
                MaxFrames,
                LiveOptions.DefaultFramesPerSecond,
                () => instrument.FramesPerSecond,
                value => instrument.FramesPerSecond = value));
        instrument.Add(
            new InstrumentParameter("zoom", Group, "size of the panels", 0.5, 2, 1, () => instrument.Zoom, value => instrument.Zoom = value)
            {
                Ways = ("smaller", "larger"),
                Logarithmic = true,
                Step = Math.Pow(2, 0.25),
            },
            "Ctrl+-",
            "Ctrl+=");
        actions.Add(new InstrumentAction("quit", "Esc", Group, "quit", () => instrument.QuitRequested = true));
    }
}
