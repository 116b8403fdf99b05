namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;

/// <summary>
/// All keys, in columns under their headings, made from the table of the actions. It is drawn as large as it fits: letters that were enlarged
/// are made smaller for it, and where even the smallest have no room the wheel turns pages.
/// </summary>
internal sealed class HelpSheet(Instrument instrument)
{
    // Around the sheet.
    private const float Margin = 6;

    private readonly HelpColumns _columns = new();
    private HelpGroup[] _groups = [];
    private (int Actions, int Parameters) _tables = (-1, -1);
    private (FontAtlas? Fonts, int Width, int Height) _window;
    private (double Zoom, int Width, int Height, double Scale) _fitting;
    private float _page;

    /// <summary>How it is laid out.</summary>
    public HelpColumns Columns => _columns;

    /// <summary>What the letters are to be enlarged by while it is shown.</summary>
    /// <param name="canvas">The frame.</param>
    /// <param name="zoom">What they are enlarged by otherwise.</param>
    public double Zoom(OverlayCanvas canvas, double zoom)
    {
        Prepare(canvas);
        (double usual, double one) = (OverlayLayer.Scale(canvas.Width, canvas.Height, zoom), Math.Min(canvas.Height / 720.0, canvas.Width / 1280.0));
        if ((zoom, canvas.Width, canvas.Height) != (_fitting.Zoom, _fitting.Width, _fitting.Height))
        {
            _fitting = (zoom, canvas.Width, canvas.Height, usual);
        }

        // Smaller letters are a little wider for their size: it may take two steps.
        double fits = Math.Floor(canvas.Fonts.Scale * _columns.Spare * 8) / 8;
        _fitting.Scale = Math.Min(_fitting.Scale, Math.Max(fits, 0.5));
        return _fitting.Scale < usual ? _fitting.Scale / one : zoom;
    }

    public void Draw(Ui ui)
    {
        Prepare(ui.Canvas);
        float scale = ui.Scale;
        OverlayRect area = ui.Place(0.5f * (ui.Width - _columns.Width), 0.5f * (ui.Height - _columns.Height), _columns.Width, _columns.Height);
        ui.Panel(area, sheet: true);
        float edge = HelpColumns.Edge * scale;
        _page = Math.Clamp(_page - MathF.Round(ui.Hand.Wheel), 0, _columns.Pages - 1);
        ui.Label(OverlayStyle.Title, area.X + edge, area.Y + (19 * scale), "Keys", Theme.Text);
        Span<char> room = stackalloc char[48];
        SpanWriter told = new(room);
        ReadOnlySpan<char> hint = _columns.Pages == 1 ? "F1 closes"
            : told.Add("wheel: page ").Add(_page + 1, "F0").Add(" of ").Add(_columns.Pages, "F0").Add(" · F1 closes").Text;
        ui.LabelRight(OverlayStyle.Small, area.Right - edge, area.Y + (19 * scale), hint, Theme.Dim);
        for (int i = 0; i < _columns.Parts.Count; i++)
        {
            HelpColumns.Part part = _columns.Parts[i];
            if (part.Column / _columns.Count == (int)_page)
            {
                Draw(ui, part, area.X + (_columns.Begin(part.Column) * scale), area.Y + ((HelpColumns.Head + (_columns.Row * part.Top)) * scale));
            }
        }
    }

    private void Draw(Ui ui, in HelpColumns.Part part, float x, float y)
    {
        float scale = ui.Scale;
        float indent = _columns.Indent(part.Column) * scale;
        ui.Label(OverlayStyle.Small, x, y, part.Group.Heading, Theme.Warm);
        for (int i = 0; i < part.Lines; i++)
        {
            (string key, string text) = part.Group.Lines[part.First + i];
            float middle = y + ((i + 1) * _columns.Row * scale);
            ui.Label(OverlayStyle.Small, x, middle, key, Theme.Accent);
            ui.LabelCut(OverlayStyle.Small, x + indent, middle, text, Theme.Text, MathF.Ceiling(_columns.WidthOf(part.Column) * scale) - indent + 1);
        }
    }

    private void Prepare(OverlayCanvas canvas)
    {
        (int, int) tables = (instrument.Actions.Count, instrument.Parameters.Version);
        if (_tables == tables && ReferenceEquals(_window.Fonts, canvas.Fonts) && (_window.Width, _window.Height) == (canvas.Width, canvas.Height))
        {
            return;
        }

        if (_tables != tables)
        {
            (_groups, _tables) = ([.. HelpGroup.Of(instrument)], tables);
        }

        _window = (canvas.Fonts, canvas.Width, canvas.Height);
        float scale = (float)canvas.Fonts.Scale;
        _columns.Arrange(
            _groups, canvas.Fonts[OverlayStyle.Small], scale, (canvas.Width / scale) - (2 * Margin), (canvas.Height / scale) - (2 * Margin));
    }
}
