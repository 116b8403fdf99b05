namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Overlay;

/// <summary>What is said in passing: the line of what just happened, the first hint, and errors in a file that is being written.</summary>
internal static class Messages
{
    /// <summary>Height of a line, in lengths.</summary>
    public const float Height = 28;

    /// <summary>For a person who sees the window the first time.</summary>
    public const string FirstHint = "Drag the picture to explore · 1 to 6: scenes · C: paint · F1: all keys";

    /// <summary>Height of the line that says that a film is being made, in lengths.</summary>
    public const float RecordingHeight = 24;

    private const int MaxLines = 12;
    private const float NarrowestError = 320;
    private const float WidestError = 900;

    /// <summary>A line around a middle, above a height.</summary>
    /// <param name="ui">The frame.</param>
    /// <param name="centre">The middle, in lengths.</param>
    /// <param name="bottom">In lengths.</param>
    /// <param name="text">What does not fit is cut off.</param>
    /// <param name="free">Lengths across that it may take.</param>
    public static void Line(Ui ui, float centre, float bottom, ReadOnlySpan<char> text, float free)
    {
        OverlayFace face = ui.Canvas.Fonts[OverlayStyle.Body];
        float width = Math.Min(face.Measure(text) + (28 * ui.Scale), free * ui.Scale);
        OverlayRect area = new OverlayRect((centre * ui.Scale) - (0.5f * width), (bottom - Height) * ui.Scale, width, Height * ui.Scale).Snap();
        ui.Canvas.Rect(area, Theme.Panel, 14 * ui.Scale, MathF.Max(1, MathF.Round(ui.Scale)), Theme.Edge);
        ui.LabelCut(OverlayStyle.Body, area.X + (14 * ui.Scale), area.Y + (0.5f * area.Height), text, Theme.Text, width - (20 * ui.Scale));
    }

    /// <summary>An error with its place, its lines in letters of one width.</summary>
    /// <param name="ui">The frame.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="top">Where it begins, in lengths.</param>
    /// <param name="free">Lengths across that are not taken by panels.</param>
    public static void Error(Ui ui, OverlayError error, float top, float free)
    {
        OverlayFace mono = ui.Canvas.Fonts[OverlayStyle.Mono];
        float line = mono.Height + (2 * ui.Scale);
        float width = Math.Min(ui.Canvas.Width - (16 * ui.Scale), Math.Clamp(free, NarrowestError, WidestError) * ui.Scale);
        float across = width - (32 * ui.Scale);
        int count = Math.Min(MaxLines, Rows(mono, error, across));
        OverlayRect area = new OverlayRect(0.5f * (ui.Canvas.Width - width), top * ui.Scale, width, (72 * ui.Scale) + (count * line)).Snap();
        ui.Panel(area, sheet: true);
        float left = area.X + (16 * ui.Scale);
        ui.Canvas.Rect(new OverlayRect(area.X, area.Y + (8 * ui.Scale), 3 * ui.Scale, area.Height - (16 * ui.Scale)).Snap(), Theme.Red);
        Span<char> room = stackalloc char[160];
        SpanWriter place = new SpanWriter(room).Add(Path.GetFileName(error.File.AsSpan()));
        place = error.Line > 0 ? place.Add(", line ").Add(error.Line, "F0") : place;
        ui.LabelCut(OverlayStyle.Title, left, area.Y + (20 * ui.Scale), place.Text, Theme.Red, across);
        ui.LabelCut(OverlayStyle.Small, left, area.Y + (38 * ui.Scale), "The last one that worked goes on.", Theme.Dim, across);
        Lines(ui, error, left, area.Y + (62 * ui.Scale), across, line);
    }

    /// <summary>Says that a film is being made.</summary>
    /// <param name="ui">The frame.</param>
    /// <param name="x">Where it begins, or its middle, in lengths.</param>
    /// <param name="top">Its upper edge, in lengths.</param>
    /// <param name="fromLeft">Whether it begins there.</param>
    /// <returns>The width taken, in lengths.</returns>
    public static float Recording(Ui ui, float x, float top, bool fromLeft)
    {
        const string Text = "recording · V ends it";
        float width = ui.Canvas.Fonts[OverlayStyle.Small].Measure(Text) + (36 * ui.Scale);
        float left = (x * ui.Scale) - (fromLeft ? 0 : 0.5f * width);
        OverlayRect area = new OverlayRect(left, top * ui.Scale, width, RecordingHeight * ui.Scale).Snap();
        float middle = area.Y + (0.5f * area.Height);
        ui.Canvas.Rect(area, Theme.Panel, 12 * ui.Scale, MathF.Max(1, MathF.Round(ui.Scale)), Theme.Edge);
        ui.Canvas.Disc(area.X + (14 * ui.Scale), middle, 4 * ui.Scale, Theme.Red);
        ui.Label(OverlayStyle.Small, area.X + (24 * ui.Scale), middle, Text, Theme.Text);
        return width / ui.Scale;
    }

    // A line that is too long continues in the next row.
    private static int Rows(OverlayFace face, OverlayError error, float width)
    {
        int count = 0;
        foreach (string line in error.Lines)
        {
            ReadOnlySpan<char> rest = line;
            do
            {
                rest = rest[Fit(face, rest, width)..];
                count++;
            }
            while (!rest.IsEmpty);
        }

        return count;
    }

    private static void Lines(Ui ui, OverlayError error, float left, float y, float width, float height)
    {
        OverlayFace face = ui.Canvas.Fonts[OverlayStyle.Mono];
        int row = 0;
        foreach (string line in error.Lines)
        {
            ReadOnlySpan<char> rest = line;
            do
            {
                if (row == MaxLines)
                {
                    return;
                }

                int fit = Fit(face, rest, width);
                ui.Label(OverlayStyle.Mono, left, y + (row++ * height), rest[..fit], Theme.Text);
                rest = rest[fit..];
            }
            while (!rest.IsEmpty);
        }
    }

    private static int Fit(OverlayFace face, ReadOnlySpan<char> text, float width) => text.IsEmpty ? 0 : Math.Max(1, face.Fit(text, width));
}
