namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;

/// <summary>Bottom left: what else can be turned, a line each; the wheel scrolls them.</summary>
internal sealed class ParameterPanel(Instrument instrument)
{
    private const int Ids = 2000;
    private const float Row = 19;

    private readonly List<InstrumentParameter> _shown = [];
    private readonly List<(InstrumentParameter Parameter, OverlayRect Area)> _drawn = [];
    private int _version = -1;
    private SceneKind _scene;
    private bool _painting;
    private int _first;

    /// <summary>The sliders and choices of the last frame, in pixels.</summary>
    public IReadOnlyList<(InstrumentParameter Parameter, OverlayRect Area)> Widgets => _drawn;

    /// <summary>Draws it, where there is room for two lines.</summary>
    /// <param name="ui">The frame.</param>
    /// <param name="x">In lengths, as all that follow.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="width">Across.</param>
    /// <param name="height">The most that it may take.</param>
    public void Draw(Ui ui, float x, float y, float width, float height)
    {
        SceneDirector scenes = instrument.Plugin.Scenes;
        if (_version != instrument.Parameters.Version || _scene != scenes.Kind || _painting != scenes.Painting)
        {
            Choose(scenes);
        }

        _drawn.Clear();
        int rows = Math.Min(_shown.Count, (int)((height - 40) / Row));
        if (rows < 2)
        {
            return;
        }

        OverlayRect area = ui.Place(x, y, width, 40 + (rows * Row));
        ui.Panel(area);
        ui.Label(OverlayStyle.Title, area.X + (12 * ui.Scale), area.Y + (17 * ui.Scale), "Controls", Theme.Text);
        if (area.Contains(ui.Hand.At.X, ui.Hand.At.Y))
        {
            _first -= (int)MathF.Round(ui.Hand.Wheel);
        }

        _first = Math.Clamp(_first, 0, _shown.Count - rows);
        for (int i = 0; i < rows; i++)
        {
            Line(ui, _first + i, x + 12, y + 32 + (i * Row), width - 24);
        }

        if (rows < _shown.Count)
        {
            float track = rows * Row;
            ui.Canvas.Rect(ui.Place(x + width - 5, y + 32 + (track * _first / _shown.Count), 2, track * rows / _shown.Count), Theme.Track, ui.Scale);
        }
    }

    // Training and looks first; the numbers of the scene that is shown after them. What changes nothing is left out.
    private void Choose(SceneDirector scenes)
    {
        (_version, _scene, _painting) = (instrument.Parameters.Version, scenes.Kind, scenes.Painting);
        _shown.Clear();
        string scene = $"{_scene}.";
        string last = _scene == SceneKind.Compare && _painting ? PaintActions.Group : SceneActions.Group;
        foreach (string group in new[] { TrainingActions.Group, LookActions.Group, LatentActions.Group, last })
        {
            _shown.AddRange(instrument.Parameters.Where(parameter => parameter.Group == group && parameter.Name is not ("scene" or "seed")
                && parameter.IsOffered && (group != SceneActions.Group || parameter.Name.StartsWith(scene, StringComparison.OrdinalIgnoreCase))));
        }
    }

    private void Line(Ui ui, int index, float x, float y, float width)
    {
        InstrumentParameter parameter = _shown[index];
        OverlayRect row = ui.Place(x, y, width, Row);
        float middle = row.Y + (0.5f * row.Height);
        float half = 0.47f * width;
        ui.LabelCut(OverlayStyle.Small, row.X, middle, parameter.Label, Theme.Dim, (half - 4) * ui.Scale);
        if (parameter.Choices.Count > 0)
        {
            OverlayRect choice = ui.Place(x + half, y + 2, width - half, Row - 4);
            _drawn.Add((parameter, choice));
            if (ui.Button(Ids + index, choice, "", parameter.Words[(int)parameter.Value], on: false))
            {
                parameter.Nudge(1);
            }

            return;
        }

        double position = parameter.Position;
        OverlayRect slider = ui.Place(x + half, y, width - half - 44, Row);
        _drawn.Add((parameter, slider));
        switch (ui.Slider(Ids + index, slider, ref position, 0, locked: false))
        {
            case SliderEvent.Moved:
                parameter.Position = position;
                break;
            case SliderEvent.Reset:
                parameter.Reset();
                break;
        }

        Span<char> room = stackalloc char[24];
        SpanWriter number = new(room);
        ReadOnlySpan<char> text = parameter.Whole ? number.Add(parameter.Value, "F0").Text : number.Add(parameter.Value).Text;
        ui.LabelRight(OverlayStyle.Small, row.Right, middle, text, Theme.Text);
    }
}
