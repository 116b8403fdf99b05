namespace Vae.Realtime.Live.Panels;

using System.Numerics;
using System.Runtime.InteropServices;
using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Latents.Map;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;
using Vae.Realtime.Scenes;
using Vae.Realtime.Scenes.Looks;
using Vae.Realtime.Scenes.Tiles;

/// <summary>
/// Says what the tiles of a picture are: the rows of a comparison with the scale of the differences, the columns of the canvas, the dimension
/// of every row of the traversal with its KL divergence, and its values.
/// </summary>
internal sealed class SceneLabels(Instrument instrument)
{
    // Of a label, in lengths; lower tiles have none.
    private const float Height = 16;
    private const float Gap = 3;
    private const float ScaleWidth = 64;
    private const float EndsWidth = 46;
    private const int ScaleSteps = 16;
    private const string End = "0.#;–0.#";

    private static readonly string[] Compared = ["example", "reconstruction", "difference"];
    private static readonly string[] Painted = ["canvas", "reconstruction", "difference"];

    private readonly List<OverlayRect> _areas = [];

    /// <summary>What was drawn last, in pixels: those of rows, or of the canvas's columns, from the first on, behind them those of values.</summary>
    public ReadOnlySpan<OverlayRect> Areas => CollectionsMarshal.AsSpan(_areas);

    /// <summary>Draws them over the last frame's tiles, with the panels.</summary>
    public void Draw(Ui ui)
    {
        _areas.Clear();
        SceneDirector scenes = instrument.Plugin.Scenes;
        if (!instrument.OverlayShown || scenes.Picture is not SceneFrame picture || picture.Layout.Down.Size < Height * ui.Scale)
        {
            return;
        }

        TileLayout layout = picture.Layout;
        bool grey = instrument.Plugin.Model.Architecture.Input.Channels == 1;
        if (scenes.ShowsCanvas)
        {
            Outline(ui, layout);
            for (int column = 0; column < Painted.Length; column++)
            {
                (double left, _, double width, _) = layout.Place(column, 0);
                Corner(ui, layout, column, 0, Painted[column], column == Painted.Length - 1, grey, (float)(left + width));
            }
        }
        else if (scenes.ShowsExamples)
        {
            for (int row = 0; row < Compared.Length; row++)
            {
                (double left, _, double width, _) = layout.Place(layout.Across.Cells - 1, row);
                Corner(ui, layout, 0, row, Compared[row], row == Compared.Length - 1, grey, (float)(left + width));
            }
        }
        else if (!scenes.TraversalDimensions.IsEmpty)
        {
            Traversal(ui, layout, scenes.TraversalDimensions, scenes.Map, scenes.Settings.Traversal.Reach);
        }
    }

    private void Traversal(Ui ui, in TileLayout layout, ReadOnlySpan<int> dimensions, LatentMap? map, double reach)
    {
        Span<char> room = stackalloc char[32];
        for (int row = 0; row < dimensions.Length; row++)
        {
            SpanWriter words = new SpanWriter(room).Add("z").Add(dimensions[row] + 1, "F0");
            words = map is { Version: > 0 } known ? words.Add(" · KL ").Add(known.Kl[dimensions[row]], "F2") : words;
            Corner(ui, layout, 0, row, words.Text, scaled: false, grey: false, end: 0);
        }

        // The ends and the middle, or where there is none the ends.
        int columns = layout.Across.Cells;
        Value(ui, layout, 0, dimensions.Length - 1, -reach);
        Value(ui, layout, columns - 1, dimensions.Length - 1, reach);
        if (int.IsOddInteger(columns))
        {
            Value(ui, layout, columns / 2, dimensions.Length - 1, 0);
        }
    }

    // In the upper left corner of a tile; the scale only where there is room for it until the end.
    private void Corner(Ui ui, in TileLayout layout, int column, int row, ReadOnlySpan<char> text, bool scaled, bool grey, float end)
    {
        (double left, double top, _, _) = layout.Place(column, row);
        float gap = Gap * ui.Scale;
        scaled &= (float)left + (2 * gap) + ui.Canvas.Fonts[OverlayStyle.Small].Measure(text) + ((15 + ScaleWidth + EndsWidth) * ui.Scale) <= end;
        OverlayRect area = Ground(ui, (float)left + gap, (float)top + gap, text, scaled ? 5 + ScaleWidth + EndsWidth : 0);
        ui.Label(OverlayStyle.Small, area.X + (5 * ui.Scale), area.Y + (0.5f * area.Height), text, Theme.Text);
        if (scaled)
        {
            Scale(ui, area.Right - ((ScaleWidth + EndsWidth) * ui.Scale), area, grey);
        }
    }

    // An empty canvas is as dark as what is around it.
    private static void Outline(Ui ui, in TileLayout layout)
    {
        (double left, double top, double width, double height) = layout.Place(0, 0);
        OverlayRect area = new OverlayRect((float)left - 1, (float)top - 1, (float)width + 2, (float)height + 2).Snap();
        ui.Canvas.Rect(area with { Height = 1 }, Theme.Edge);
        ui.Canvas.Rect(area with { Y = area.Bottom - 1, Height = 1 }, Theme.Edge);
        ui.Canvas.Rect(area with { Width = 1 }, Theme.Edge);
        ui.Canvas.Rect(area with { X = area.Right - 1, Width = 1 }, Theme.Edge);
    }

    // At the lower edge of a tile.
    private void Value(Ui ui, in TileLayout layout, int column, int row, double value)
    {
        Span<char> room = stackalloc char[16];
        ReadOnlySpan<char> text = new SpanWriter(room).Add(value, "+0.#;–0.#;0").Text;
        (double left, double top, double width, double height) = layout.Place(column, row);
        float across = ui.Canvas.Fonts[OverlayStyle.Small].Measure(text) + (10 * ui.Scale);
        OverlayRect area = Ground(
            ui, (float)(left + (0.5 * (width - across))), (float)(top + height) - ((Height + Gap) * ui.Scale), text, more: 0);
        ui.Label(OverlayStyle.Small, area.X + (5 * ui.Scale), area.Y + (0.5f * area.Height), text, Theme.Text);
    }

    private OverlayRect Ground(Ui ui, float x, float y, ReadOnlySpan<char> text, float more)
    {
        float width = ui.Canvas.Fonts[OverlayStyle.Small].Measure(text) + ((10 + more) * ui.Scale);
        OverlayRect area = new OverlayRect(x, y, width, Height * ui.Scale).Snap();
        ui.Canvas.Rect(area, Theme.Panel, 4 * ui.Scale);
        _areas.Add(area);
        return area;
    }

    // The colours of differences between their ends.
    private static void Scale(Ui ui, float x, in OverlayRect area, bool grey)
    {
        float middle = area.Y + (0.5f * area.Height);
        (float low, float high) = BatchPass.DifferenceEnds(grey);
        Span<char> room = stackalloc char[16];
        x += ui.Label(OverlayStyle.Small, x, middle, new SpanWriter(room).Add(low + 0f, End).Text, Theme.Dim) + (3 * ui.Scale);
        float step = ScaleWidth * ui.Scale / ScaleSteps;
        for (int i = 0; i < ScaleSteps; i++)
        {
            float value = (i + 0.5f) / ScaleSteps;
            Vector3 colour = 255 * (grey ? PaletteColours.Difference(value) : new Vector3(value));
            float from = MathF.Round(x + (i * step));
            ui.Canvas.Rect(
                new OverlayRect(from, area.Y + (4 * ui.Scale), MathF.Round(x + ((i + 1) * step)) - from, area.Height - (8 * ui.Scale)).Snap(),
                new OverlayColour((byte)Math.Clamp(colour.X, 0, 255), (byte)Math.Clamp(colour.Y, 0, 255), (byte)Math.Clamp(colour.Z, 0, 255)));
        }

        ui.Label(OverlayStyle.Small, x + (ScaleSteps * step) + (3 * ui.Scale), middle, new SpanWriter(room).Add(high, End).Text, Theme.Dim);
    }
}
