namespace Vae.Realtime.Live.Overlay;

using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Realtime;
using Vae.Realtime.Realtime.Overlay;

/// <summary>Right: the pad, and a slider for every dimension, that with the largest KL first.</summary>
internal sealed class LatentPanel(Instrument instrument)
{
    private const int SliderIds = 1000;
    private const int LockIds = 5000;
    private const float Row = 19;
    private const float Head = 32;

    private readonly LatentPad _pad = new(instrument);
    private float _first;
    private bool _holding;

    /// <summary>Ends a move that a widget began, once it is no longer held, be it shown or not.</summary>
    public void Tend(Hand hand)
    {
        if (_holding && (!hand.Down || !instrument.OverlayShown))
        {
            instrument.Latents.Release();
            _holding = false;
        }
    }

    public void Draw(Ui ui, float x, float y, float width, float height, ILatentChart? chart)
    {
        float pad = height >= 430 ? width - 24 : 0;
        float rows = MathF.Floor((height - Head - (pad > 0 ? pad + 30 : 0) - 8) / Row);
        int size = instrument.Latents.State.Size;
        int shown = (int)Math.Clamp(rows, 1, size);
        OverlayRect area = ui.Place(x, y, width, Head + (pad > 0 ? pad + 30 : 0) + (shown * Row) + 8);
        ui.Panel(area);
        float scale = ui.Scale;
        float left = area.X + (12 * scale);
        ui.Label(OverlayStyle.Title, left, area.Y + (17 * scale), "Latent", Theme.Text);
        Span<char> room = stackalloc char[48];
        ui.LabelRight(
            OverlayStyle.Small, area.Right - (12 * scale), area.Y + (17 * scale), new Words(room).Add("seed ").Add(instrument.Latents.Seed, "F0").Text, Theme.Dim);
        float top = y + Head;
        if (pad > 0)
        {
            Begin(ui, _pad.Draw(ui, x + 12, top, pad, chart));
            top += pad + 30;
        }

        Scroll(ui, area, size, shown);
        float widest = Widest(chart, size);
        for (int i = 0; i < shown; i++)
        {
            int at = (int)_first + i;
            int dimension = chart is { Version: > 0 } && chart.Order.Length == size ? chart.Order[at] : at;
            Slider(ui, dimension, x + 12, top + (i * Row), width - 24, chart is { Version: > 0 } && chart.Kl.Length == size ? chart.Kl[dimension] / widest : -1);
        }

        if (shown < size)
        {
            float track = shown * Row;
            OverlayRect bar = ui.Place(x + width - 5, top + (track * _first / size), 2, track * shown / size);
            ui.Canvas.Rect(bar, Theme.Track, scale);
        }
    }

    private static float Widest(ILatentChart? chart, int size) =>
        chart is { Version: > 0 } && chart.Kl.Length == size && chart.Order.Length == size ? Math.Max(1e-6f, chart.Kl[chart.Order[0]]) : 1;

    private void Scroll(Ui ui, in OverlayRect area, int size, int shown)
    {
        if (area.Contains(ui.Hand.At.X, ui.Hand.At.Y))
        {
            _first -= MathF.Round(ui.Hand.Wheel);
        }

        _first = Math.Clamp(_first, 0, size - shown);
    }

    private void Slider(Ui ui, int dimension, float x, float y, float width, float importance)
    {
        LatentState state = instrument.Latents.State;
        bool locked = state.IsLocked(dimension);
        OverlayRect row = ui.Place(x, y, width, Row);
        float middle = row.Y + (0.5f * row.Height);
        (int across, int up) = state.Pair;
        Span<char> room = stackalloc char[16];
        bool paired = dimension == across || dimension == up;
        ui.Label(OverlayStyle.Small, row.X, middle, new Words(room).Add("z").Add(dimension + 1, "F0").Text, paired ? Theme.Accent : Theme.Dim);
        if (importance >= 0)
        {
            OverlayRect bar = ui.Place(x + 24, y + (0.5f * Row) - 1.5f, 26, 3);
            ui.Canvas.Rect(bar, Theme.Inset, 0);
            ui.Canvas.Rect(bar with { Width = MathF.Max(1, bar.Width * importance) }, Theme.Green.Fade(0.8), 0);
        }

        double position = (state.Values[dimension] + LatentState.Limit) / (2.0 * LatentState.Limit);
        OverlayRect track = ui.Place(x + 54, y, width - 54 - 52, Row);
        SliderAnswer answer = ui.Slider(SliderIds + dimension, track, ref position, 0.5, locked);
        Begin(ui, answer);
        if (answer == SliderAnswer.Moved)
        {
            instrument.Latents.Put(dimension, (float)((position - 0.5) * 2 * LatentState.Limit));
        }
        else if (answer == SliderAnswer.Reset)
        {
            instrument.Latents.Put(dimension, 0);
        }

        ui.LabelRight(OverlayStyle.Small, row.Right - (17 * ui.Scale), middle, new Words(room).Add(state.Values[dimension], "F2").Text, locked ? Theme.Faint : Theme.Text);
        if (ui.Lock(LockIds + dimension, ui.Place(x + width - 14, y, 14, Row), locked))
        {
            state.Lock(dimension, !locked);
        }
    }

    // All that moves from taking hold to letting go is one move.
    private void Begin(Ui ui, SliderAnswer answer)
    {
        if (answer is SliderAnswer.Grabbed or SliderAnswer.Moved && !_holding && ui.Hand.Down)
        {
            instrument.Latents.Hold();
            _holding = true;
        }
    }
}
