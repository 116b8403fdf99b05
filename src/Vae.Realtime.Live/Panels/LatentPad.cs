namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;

/// <summary>
/// A plane of latent space with the examples in it and the latent as a point to drag: the two dimensions that a drag of the picture moves,
/// or the two directions in which the examples vary most.
/// </summary>
internal sealed class LatentPad(Instrument instrument)
{
    private const int PadId = 900;
    private const int SwitchId = 901;
    private const int BackId = 902;
    private const int OnId = 903;
    private const int MaxPoints = 512;

    private bool _components;

    /// <summary>Draws it, and the line of buttons below, 30 high.</summary>
    /// <param name="ui">The frame.</param>
    /// <param name="x">In lengths, as all that follow.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="width">Width of the buttons, in whose middle the pad stands.</param>
    /// <param name="side">Side of the pad.</param>
    /// <param name="chart">Where examples lie; null where unknown.</param>
    public SliderEvent Draw(Ui ui, float x, float y, float width, float side, ILatentChart? chart)
    {
        LatentState state = instrument.Latents.State;
        bool ready = chart is { Version: > 0 } && chart.Centre.Length == state.Size;
        bool components = _components && ready;
        OverlayRect area = ui.Place(x + (0.5f * (width - side)), y, side, side);
        ui.Canvas.Rect(area, Theme.Inset, 4 * ui.Scale);
        Span<float> at = stackalloc float[2];
        Locate(state, components ? chart : null, at);
        (double across, double up) = (Part(at[0]), Part(at[1]));
        ui.Canvas.PushClip(area);
        Cross(ui, area);
        if (ready)
        {
            Scatter(ui, area, state, chart!, components);
        }

        SliderEvent answer = ui.Pad(PadId, area, ref across, ref up);
        if (answer is SliderEvent.Moved or SliderEvent.Reset)
        {
            bool reset = answer == SliderEvent.Reset;
            Move(state, components ? chart : null, at, reset ? 0 : Whole(across), reset ? 0 : Whole(up));
        }

        Point(ui, area, (float)across, (float)up);
        ui.Canvas.PopClip();
        Buttons(ui, x, y + side + 6, width, state, components, ready);
        return answer;
    }

    private static double Part(float value) => (value + LatentState.Limit) / (2.0 * LatentState.Limit);

    private static float Whole(double part) => (float)((part - 0.5) * 2 * LatentState.Limit);

    private static void Cross(Ui ui, in OverlayRect area)
    {
        (float x, float y) = (MathF.Round(area.X + (0.5f * area.Width)), MathF.Round(area.Y + (0.5f * area.Height)));
        ui.Canvas.Rect(new OverlayRect(x, area.Y, 1, area.Height), Theme.Edge);
        ui.Canvas.Rect(new OverlayRect(area.X, y, area.Width, 1), Theme.Edge);
    }

    private static void Point(Ui ui, in OverlayRect area, float across, float up)
    {
        (float x, float y) = (area.X + (area.Width * Math.Clamp(across, 0, 1)), area.Bottom - (area.Height * Math.Clamp(up, 0, 1)));
        ui.Canvas.Disc(x, y, 7 * ui.Scale, Theme.Accent.Fade(0.35), 2 * ui.Scale, Theme.Text);
    }

    private static void Scatter(Ui ui, in OverlayRect area, LatentState state, ILatentChart chart, bool components)
    {
        (int first, int second) = state.Pair;
        int count = Math.Min(MaxPoints, chart.Points.Length / 2);
        for (int i = 0; i < count; i++)
        {
            float x = components ? chart.Points[2 * i] : chart.Means[(i * state.Size) + first];
            float y = components ? chart.Points[(2 * i) + 1] : chart.Means[(i * state.Size) + second];
            OverlayColour colour = Theme.Class(i < chart.Labels.Length ? chart.Labels[i] : -1);
            ui.Canvas.Disc(area.X + (area.Width * (float)Part(x)), area.Bottom - (area.Height * (float)Part(y)), 2 * ui.Scale, colour.Fade(0.75));
        }
    }

    // Along the components a point is measured from the examples' mean.
    private static void Locate(LatentState state, ILatentChart? chart, Span<float> at)
    {
        (int first, int second) = state.Pair;
        (at[0], at[1]) = (state.Values[first], state.Values[second]);
        for (int c = 0; c < 2 && chart is not null; c++)
        {
            at[c] = 0;
            for (int i = 0; i < state.Size; i++)
            {
                at[c] += (state.Values[i] - chart.Centre[i]) * chart.Components[(c * state.Size) + i];
            }
        }
    }

    private void Move(LatentState state, ILatentChart? chart, ReadOnlySpan<float> from, float x, float y)
    {
        (int first, int second) = state.Pair;
        if (chart is null)
        {
            instrument.Latents.Put(first, x);
            if (second != first)
            {
                instrument.Latents.Put(second, y);
            }

            return;
        }

        for (int i = 0; i < state.Size; i++)
        {
            float moved = ((x - from[0]) * chart.Components[i]) + ((y - from[1]) * chart.Components[state.Size + i]);
            instrument.Latents.Put(i, state.Values[i] + moved);
        }
    }

    private void Buttons(Ui ui, float x, float y, float width, LatentState state, bool components, bool ready)
    {
        Span<char> room = stackalloc char[24];
        (int first, int second) = state.Pair;
        SpanWriter axes = new(room);
        ReadOnlySpan<char> name = components ? "PC1 × PC2" : axes.Add("z").Add(first + 1, "F0").Add(" × z").Add(second + 1, "F0").Text;
        if (ui.Button(SwitchId, ui.Place(x + 24, y, width - 48, 18), "", name, components) && ready)
        {
            _components = !_components;
        }

        if (ui.Button(BackId, ui.Place(x, y, 20, 18), "", "←", on: false))
        {
            _components = false;
            state.SelectPair(-1);
        }

        if (ui.Button(OnId, ui.Place(x + width - 20, y, 20, 18), "", "→", on: false))
        {
            _components = false;
            state.SelectPair(1);
        }
    }
}
