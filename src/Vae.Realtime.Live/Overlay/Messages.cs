namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Realtime.Overlay;

/// <summary>What is said in passing: the line of what just happened, the first hint, and errors in a file that is being written.</summary>
internal static class Messages
{
    private const string FirstHint = "Tab panels · F1 keys · drag to explore";
    private const int MostLines = 12;
    private const float NarrowestError = 480;
    private const float WidestError = 900;

    /// <summary>A line in the middle, above a height.</summary>
    public static void Line(Ui ui, float bottom, ReadOnlySpan<char> text, OverlayColour colour)
    {
        OverlayFace face = ui.Canvas.Fonts[OverlayStyle.Body];
        float width = Math.Min(face.Measure(text) + (28 * ui.Scale), ui.Canvas.Width - (16 * ui.Scale));
        OverlayRect area = new OverlayRect(0.5f * (ui.Canvas.Width - width), (bottom - 30) * ui.Scale, width, 28 * ui.Scale).Snap();
        ui.Canvas.Rect(area, Theme.Panel, 14 * ui.Scale, MathF.Max(1, MathF.Round(ui.Scale)), Theme.Edge);
        ui.LabelCut(OverlayStyle.Body, area.X + (14 * ui.Scale), area.Y + (0.5f * area.Height), text, colour, width - (20 * ui.Scale));
    }

    /// <summary>The hint for a person who sees the window the first time.</summary>
    public static void Hint(Ui ui, float bottom) => Line(ui, bottom, FirstHint, Theme.Text);

    /// <summary>An error with its place, its lines in letters of one width.</summary>
    /// <param name="ui">The frame.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="free">Lengths across that are not taken by panels.</param>
    public static void Error(Ui ui, OverlayError error, float free)
    {
        OverlayFace mono = ui.Canvas.Fonts[OverlayStyle.Mono];
        float line = mono.Height + (2 * ui.Scale);
        int count = Math.Min(MostLines, error.Lines.Length);
        float width = Math.Min(ui.Canvas.Width - (16 * ui.Scale), Math.Clamp(free, NarrowestError, WidestError) * ui.Scale);
        OverlayRect area = new OverlayRect(0.5f * (ui.Canvas.Width - width), 12 * ui.Scale, width, (52 * ui.Scale) + (count * line)).Snap();
        ui.Panel(area, sheet: true);
        float left = area.X + (16 * ui.Scale);
        ui.Canvas.Rect(new OverlayRect(area.X, area.Y + (8 * ui.Scale), 3 * ui.Scale, area.Height - (16 * ui.Scale)).Snap(), Theme.Red);
        Span<char> room = stackalloc char[160];
        Words place = new Words(room).Add(error.File);
        place = error.Line > 0 ? place.Add(", line ").Add(error.Line, "F0") : place;
        ui.LabelCut(OverlayStyle.Title, left, area.Y + (20 * ui.Scale), place.Text, Theme.Red, width - (180 * ui.Scale));
        ui.LabelRight(OverlayStyle.Small, area.Right - (14 * ui.Scale), area.Y + (20 * ui.Scale), "the last one that worked goes on", Theme.Dim);
        for (int i = 0; i < count; i++)
        {
            ui.LabelCut(OverlayStyle.Mono, left, area.Y + (44 * ui.Scale) + (i * line), error.Lines[i], Theme.Text, width - (32 * ui.Scale));
        }
    }
}
