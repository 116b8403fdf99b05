namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime.Overlay;

/// <summary>All keys, in columns under their headings, made from the table of the actions.</summary>
internal sealed class HelpSheet(Instrument instrument)
{
    private const float Column = 300;
    private const float Row = 17;

    private readonly List<(string? Key, string Text)> _lines = [];
    private int[] _columns = [];
    private int[] _rows = [];
    private int _count = -1;

    public void Draw(Ui ui)
    {
        if (_count != instrument.Actions.Count)
        {
            Collect();
        }

        int columns = Math.Max(1, (int)((ui.Width - 48) / Column));
        int rows = (_lines.Count + columns - 1) / columns;
        while (Place(rows) > columns)
        {
            rows++;
        }

        columns = _columns[^1] + 1;
        float room = ui.Height - 32 - 62;
        float row = Math.Min(Row, room / rows);
        (float width, float height) = ((columns * Column) + 24, (rows * row) + 62);
        (float x, float y) = (0.5f * (ui.Width - width), 0.5f * (ui.Height - height));
        OverlayRect area = ui.Place(x, y, width, height);
        ui.Panel(area, sheet: true);
        float scale = ui.Scale;
        ui.Label(OverlayStyle.Title, area.X + (20 * scale), area.Y + (24 * scale), "Keys", Theme.Text);
        ui.LabelRight(
            OverlayStyle.Small, area.Right - (20 * scale), area.Y + (24 * scale), "drag the picture: move the latent · wheel: other dimensions · F1 closes", Theme.Dim);
        for (int i = 0; i < _lines.Count; i++)
        {
            (string? key, string text) = _lines[i];
            float left = area.X + ((20 + (_columns[i] * Column)) * scale);
            float middle = area.Y + ((50 + (row * _rows[i])) * scale);
            if (key is null)
            {
                ui.Label(OverlayStyle.Small, left, middle, text, Theme.Warm);
                continue;
            }

            ui.Label(OverlayStyle.Small, left, middle, key, Theme.Accent);
            ui.LabelCut(OverlayStyle.Small, left + (72 * scale), middle, text, Theme.Text, (Column - 84) * scale);
        }
    }

    // Where every line stands: no heading is the last of a column. Returns how many columns that takes.
    private int Place(int rows)
    {
        (int column, int row) = (0, 0);
        for (int i = 0; i < _lines.Count; i++)
        {
            if (row == rows || (row == rows - 1 && _lines[i].Key is null))
            {
                (column, row) = (column + 1, 0);
            }

            (_columns[i], _rows[i]) = (column, row++);
        }

        return column + 1;
    }

    private void Collect()
    {
        _count = instrument.Actions.Count;
        _lines.Clear();
        foreach (IGrouping<string, LiveAction> group in instrument.Actions.GroupBy(action => action.Group))
        {
            _lines.Add((null, group.Key));
            _lines.AddRange(group.Select(action => ((string?)action.Keys, action.Description)));
        }

        (_columns, _rows) = (new int[_lines.Count], new int[_lines.Count]);
    }
}
