namespace Vae.Realtime.Live.Panels;

using System.Runtime.InteropServices;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;

/// <summary>Bottom: a button for every scene, for the canvas and for what is done most often, each with its key.</summary>
internal sealed class ActionBar(Instrument instrument)
{
    private const int Ids = 100;
    private const string Canvas = "paint";

    // Windows lower than the one have no room for two rows, those higher than the other have it to spare.
    private const float Low = 420;
    private const float High = 560;
    private const float Gap = 4;

    /// <summary>Height of a row, in lengths.</summary>
    public const float Height = 34;

    private static readonly string[] Others = ["random", "walk", "pause", "fresh", "keyframe.add", "undo", "save", "record", "help"];

    // What a person misses last.
    private static readonly string[] Spare = ["keyframe.add", "undo"];

    private readonly List<(InstrumentAction Action, string Label)> _all = [];
    private readonly List<(InstrumentAction Action, string Label)> _few = [];
    private readonly List<(InstrumentAction Action, OverlayRect Area)> _drawn = [];
    private int _count = -1;
    private int _scenes;

    /// <summary>The buttons of the last frame, in pixels.</summary>
    public IReadOnlyList<(InstrumentAction Action, OverlayRect Area)> Buttons => _drawn;

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

        // With words in one row, or in two, the scenes above; in a low window rather without what a person misses last. Else keys alone, and
        // where there is no room for these either, the last ones go.
        float most = free * ui.Scale;
        ReadOnlySpan<(InstrumentAction, string)> all = CollectionsMarshal.AsSpan(_all);
        int count = all.Length;
        if (Measure(ui, all, worded: true) <= most)
        {
            Row(ui, all, bottom, worded: true);
            return Height;
        }

        ReadOnlySpan<(InstrumentAction, string)> few = CollectionsMarshal.AsSpan(_few);
        if (ui.Height <= High && Measure(ui, few, worded: true) <= most)
        {
            Row(ui, few, bottom, worded: true);
            return Height;
        }

        if (ui.Height > Low && Math.Max(Measure(ui, all[.._scenes], worded: true), Measure(ui, all[_scenes..], worded: true)) <= most)
        {
            Row(ui, all[_scenes..], bottom, worded: true, Ids + _scenes);
            Row(ui, all[.._scenes], bottom - Height - Gap, worded: true);
            return (2 * Height) + Gap;
        }

        while (count > 1 && Measure(ui, all[..count], worded: false) > most)
        {
            count--;
        }

        Row(ui, all[..count], bottom, worded: false);
        return Height;
    }

    private void Row(Ui ui, ReadOnlySpan<(InstrumentAction Action, string Label)> buttons, float bottom, bool worded, int ids = Ids)
    {
        float width = Measure(ui, buttons, worded);
        OverlayRect area = new OverlayRect(
            MathF.Round(0.5f * (ui.Canvas.Width - width)), (bottom - Height) * ui.Scale, width, Height * ui.Scale).Snap();
        ui.Panel(area);
        float x = area.X + (7 * ui.Scale);
        for (int i = 0; i < buttons.Length; i++)
        {
            (InstrumentAction action, string label) = buttons[i];
            ReadOnlySpan<char> text = worded ? label : "";
            float across = ui.ButtonWidth(action.Keys, text);
            OverlayRect button = new OverlayRect(x, area.Y + (6 * ui.Scale), across, area.Height - (12 * ui.Scale)).Snap();
            _drawn.Add((action, button));
            if (ui.Button(ids + i, button, action.Keys, text, action.IsOn?.Invoke() ?? false))
            {
                action.Run();
            }

            x += across + (Gap * ui.Scale);
        }
    }

    private static string Label(InstrumentAction action)
    {
        if (action.Label is string label)
        {
            return label;
        }

        string word = action.Name.StartsWith("scene.", StringComparison.Ordinal) ? action.Name[6..] : action.Name.Split('.')[0];
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static bool IsScene(InstrumentAction action) => action.Name is Canvas || action.Name.StartsWith("scene.", StringComparison.Ordinal);

    private void Choose()
    {
        _count = instrument.Actions.Count;
        _all.Clear();
        _all.AddRange(instrument.Actions
            .Where(IsScene)
            .Concat(Others.Select(instrument.Actions.Find).OfType<InstrumentAction>())
            .Select(action => (action, Label(action))));
        _scenes = _all.Count(button => IsScene(button.Action));
        _few.Clear();
        _few.AddRange(_all.Where(button => !Spare.Contains(button.Action.Name)));
    }

    private static float Measure(Ui ui, ReadOnlySpan<(InstrumentAction Action, string Label)> buttons, bool worded)
    {
        float width = (14 - Gap) * ui.Scale;
        foreach ((InstrumentAction action, string label) in buttons)
        {
            width += ui.ButtonWidth(action.Keys, worded ? label : "") + (Gap * ui.Scale);
        }

        return width;
    }
}
