namespace Vae.Realtime.Live.Instruments;

/// <summary>Actions of the canvas.</summary>
internal static class PaintActions
{
    /// <summary>Heading of the help.</summary>
    public const string Group = "canvas";

    /// <summary>The brush to begin with.</summary>
    public const double DefaultBrush = 0.06;

    public static void AddTo(Instrument instrument)
    {
        ActionTable actions = instrument.Actions;
        actions.Add(new InstrumentAction("paint", "C", Group, "a canvas to paint on, or back to examples", () => Toggle(instrument))
        {
            Label = "Canvas",
            IsOn = () => instrument.Plugin.Scenes is { Kind: SceneKind.Compare, Painting: true },
        });
        actions.Add(new InstrumentAction("paint.clear", "Backspace", Group, "clear the canvas", () => instrument.Plugin.Scenes.Canvas.Clear()));
        actions.Add(new InstrumentAction("paint.adopt", "A", Group, "move the latent to what is painted", instrument.Painter.ShowAndAdopt));
        instrument.Parameters.Add(new InstrumentParameter(
            "brush", Group, "radius of the brush", 0.01, 0.3, DefaultBrush, () =>
                instrument.Painter.Radius, value => instrument.Painter.Radius = value)
        {
            Label = "width of brush",
        });
    }

    private static void Toggle(Instrument instrument)
    {
        SceneDirector scenes = instrument.Plugin.Scenes;
        bool shown = scenes is { Kind: SceneKind.Compare, Settings.Compare.Painting: true };
        scenes.Settings.Compare.Painting = !shown;
        scenes.Kind = SceneKind.Compare;
        if (!shown)
        {
            instrument.Notice.Show("Paint in the left square · Backspace clears it · A takes its latent");
        }
    }
}
