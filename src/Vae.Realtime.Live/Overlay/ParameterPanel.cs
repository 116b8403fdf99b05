namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime;
using Vae.Realtime.Realtime.Overlay;

/// <summary>Bottom left: what else can be turned, a line each; the wheel scrolls them.</summary>
internal sealed class ParameterPanel(Instrument instrument)
{
    private const int Ids = 2000;
    private const float Row = 19;

    private readonly List<LiveParameter> _shown = [];
    private int _version = -1;
    private SceneKind _scene;
    private int _first;

    public void Draw(Ui ui, float x, float y, float width, float height)
    {
        if (_version != instrument.Parameters.Version || _scene != instrument.Plugin.Scenes.Kind)
        {
            Choose();
        }

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

    // Training and looks first; the numbers of the scene that is shown after them.
    private void Choose()
    {
        (_version, _scene) = (instrument.Parameters.Version, instrument.Plugin.Scenes.Kind);
        _shown.Clear();
        string scene = $"{_scene}.";
        foreach (string group in new[] { TrainingActions.Group, LookActions.Group, LatentActions.Group, SceneActions.Group })
        {
            _shown.AddRange(instrument.Parameters.Where(parameter => parameter.Group == group && parameter.Name is not ("scene" or "seed")
                && (group != SceneActions.Group || parameter.Name.StartsWith(scene, StringComparison.OrdinalIgnoreCase))));
        }
    }

    private void Line(Ui ui, int index, float x, float y, float width)
    {
        LiveParameter parameter = _shown[index];
        OverlayRect row = ui.Place(x, y, width, Row);
        float middle = row.Y + (0.5f * row.Height);
        float half = 0.47f * width;
        ui.LabelCut(OverlayStyle.Small, row.X, middle, parameter.Name, Theme.Dim, (half - 4) * ui.Scale);
        if (parameter.Choices.Count > 0)
        {
            if (ui.Button(Ids + index, ui.Place(x + half, y + 2, width - half, Row - 4), "", parameter.Choices[(int)parameter.Value], on: false))
            {
                parameter.Nudge(1);
            }

            return;
        }

        double position = parameter.Position;
        switch (ui.Slider(Ids + index, ui.Place(x + half, y, width - half - 44, Row), ref position, 0, locked: false))
        {
            case SliderAnswer.Moved:
                parameter.Position = position;
                break;
            case SliderAnswer.Reset:
                parameter.Reset();
                break;
        }

        Span<char> room = stackalloc char[24];
        Words number = new(room);
        ReadOnlySpan<char> text = parameter.Whole ? number.Add(parameter.Value, "F0").Text : number.Add(parameter.Value).Text;
        ui.LabelRight(OverlayStyle.Small, row.Right, middle, text, Theme.Text);
    }
}
