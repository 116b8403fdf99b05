namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime.Overlay;

/// <summary>Bottom: a button for every scene and for what is done most often, each with its key.</summary>
internal sealed class ActionBar(Instrument instrument)
{
    private const int Ids = 100;
    private const float Gap = 4;

    private static readonly string[] Others = ["random", "walk", "pause", "keyframe.add", "undo", "save", "record", "help"];

    private readonly List<(LiveAction Action, string Label)> _buttons = [];
    private int _count = -1;

    /// <summary>Height in lengths.</summary>
    public static float Height => 34;

    public void Draw(Ui ui, float bottom, float free)
    {
        if (_count != instrument.Actions.Count)
        {
            Choose();
        }

        // Where there is no room for the words, keys alone are left; where there is none for these either, the last ones go.
        bool worded = Measure(ui, _buttons.Count, worded: true) <= free * ui.Scale;
        int count = _buttons.Count;
        while (count > 1 && Measure(ui, count, worded) > free * ui.Scale)
        {
            count--;
        }

        float width = Measure(ui, count, worded);
        float left = MathF.Round(0.5f * (ui.Canvas.Width - width));
        OverlayRect area = new OverlayRect(left, (bottom - Height) * ui.Scale, width, Height * ui.Scale).Snap();
        ui.Panel(area);
        float x = area.X + (7 * ui.Scale);
        for (int i = 0; i < count; i++)
        {
            (LiveAction action, string label) = _buttons[i];
            ReadOnlySpan<char> text = worded ? label : "";
            float across = ui.ButtonWidth(action.Keys, text);
            OverlayRect button = new OverlayRect(x, area.Y + (6 * ui.Scale), across, area.Height - (12 * ui.Scale)).Snap();
            if (ui.Button(Ids + i, button, action.Keys, text, action.IsOn?.Invoke() ?? false))
            {
                action.Run();
            }

            x += across + (Gap * ui.Scale);
        }
    }

    private static string Label(LiveAction action)
    {
        string word = action.Name.StartsWith("scene.", StringComparison.Ordinal) ? action.Name[6..] : action.Name.Split('.')[0];
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private void Choose()
    {
        _count = instrument.Actions.Count;
        _buttons.Clear();
        _buttons.AddRange(instrument.Actions
            .Where(action => action.Name.StartsWith("scene.", StringComparison.Ordinal))
            .Concat(Others.Select(instrument.Actions.Find).OfType<LiveAction>())
            .Select(action => (action, Label(action))));
    }

    private float Measure(Ui ui, int count, bool worded)
    {
        float width = (14 - Gap) * ui.Scale;
        for (int i = 0; i < count; i++)
        {
            width += ui.ButtonWidth(_buttons[i].Action.Keys, worded ? _buttons[i].Label : "") + (Gap * ui.Scale);
        }

        return width;
    }
}
