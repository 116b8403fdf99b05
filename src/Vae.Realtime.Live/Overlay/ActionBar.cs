namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime.Overlay;

/// <summary>Bottom: a button for every scene and for what is done most often, each with its key.</summary>
internal sealed class ActionBar(Instrument instrument)
{
    private const int Ids = 100;
    private const float Gap = 4;

    /// <summary>Height of a row, in lengths.</summary>
    public const float Height = 34;

    private static readonly string[] Others = ["random", "walk", "pause", "keyframe.add", "undo", "save", "record", "help"];

    private readonly List<(LiveAction Action, string Label)> _buttons = [];
    private readonly List<(LiveAction Action, OverlayRect Area)> _drawn = [];
    private int _count = -1;
    private int _scenes;

    /// <summary>The buttons of the last frame, in pixels.</summary>
    public IReadOnlyList<(LiveAction Action, OverlayRect Area)> Buttons => _drawn;

    /// <summary>Draws it, its lower edge at a height.</summary>
    /// <param name="ui">The frame.</param>
    /// <param name="bottom">In lengths.</param>
    /// <param name="free">Lengths across that it may take.</param>
    /// <returns>The height taken, in lengths.</returns>
    public float Draw(Ui ui, float bottom, float free)
    {
        if (_count != instrument.Actions.Count)
        {
            Choose();
        }

        _drawn.Clear();

        // With words in one row, or in two, the scenes above; else keys alone, and where there is no room for these either, the last ones go.
        float most = free * ui.Scale;
        int count = _buttons.Count;
        if (Measure(ui, 0, count, worded: true) <= most)
        {
            Row(ui, 0, count, bottom, worded: true);
            return Height;
        }

        if (ui.Height > 560 && Math.Max(Measure(ui, 0, _scenes, worded: true), Measure(ui, _scenes, count, worded: true)) <= most)
        {
            Row(ui, _scenes, count, bottom, worded: true);
            Row(ui, 0, _scenes, bottom - Height - Gap, worded: true);
            return (2 * Height) + Gap;
        }

        while (count > 1 && Measure(ui, 0, count, worded: false) > most)
        {
            count--;
        }

        Row(ui, 0, count, bottom, worded: false);
        return Height;
    }

    private void Row(Ui ui, int first, int end, float bottom, bool worded)
    {
        float width = Measure(ui, first, end, worded);
        OverlayRect area = new OverlayRect(MathF.Round(0.5f * (ui.Canvas.Width - width)), (bottom - Height) * ui.Scale, width, Height * ui.Scale).Snap();
        ui.Panel(area);
        float x = area.X + (7 * ui.Scale);
        for (int i = first; i < end; i++)
        {
            (LiveAction action, string label) = _buttons[i];
            ReadOnlySpan<char> text = worded ? label : "";
            float across = ui.ButtonWidth(action.Keys, text);
            OverlayRect button = new OverlayRect(x, area.Y + (6 * ui.Scale), across, area.Height - (12 * ui.Scale)).Snap();
            _drawn.Add((action, button));
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
        _scenes = _buttons.Count(button => button.Action.Name.StartsWith("scene.", StringComparison.Ordinal));
    }

    private float Measure(Ui ui, int first, int end, bool worded)
    {
        float width = (14 - Gap) * ui.Scale;
        for (int i = first; i < end; i++)
        {
            width += ui.ButtonWidth(_buttons[i].Action.Keys, worded ? _buttons[i].Label : "") + (Gap * ui.Scale);
        }

        return width;
    }
}
