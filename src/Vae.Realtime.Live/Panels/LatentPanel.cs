namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Imaging.Fonts;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;

/// <summary>
/// Right: the pad, and a slider for every dimension, in an order that stays until another is asked for; see <see cref="LatentState.Order"/>.
/// </summary>
internal sealed class LatentPanel(Instrument instrument)
{
    private const int SliderIds = 1000;
    private const int LockIds = 5000;
    private const int SortId = 904;
    private const float Row = 19;
    private const float Head = 32;
    private const float Foot = 8;
    private const float PadFoot = 30;
    private const float SortWidth = 52;

    // The pad is as wide as the panel where all sliders have room below it, or smaller; but never smaller than this.
    private const float MinPad = 90;
    private const float UsualPad = 180;
    private const int FewestRows = 4;

    private readonly LatentPad _pad = new(instrument);
    private float _first;
    private bool _holding;

    /// <summary>The pad as it was drawn last, in pixels; empty where there was no room for it.</summary>
    public OverlayRect Pad { get; private set; }

    /// <summary>Ends a move that a widget began, once it is no longer held, whether shown or not.</summary>
    public void Tend(PointerState hand)
    {
        if (_holding && (!hand.Down || !instrument.OverlayShown))
        {
            instrument.Latents.Release();
            _holding = false;
        }
    }

    public void Draw(Ui ui, float x, float y, float width, float height, ILatentChart? chart)
    {
        LatentState state = instrument.Latents.State;
        int size = state.Size;
        float pad = PadSide(height, width - 24, size);
        float above = Head + (pad > 0 ? pad + PadFoot : 0);
        int shown = (int)Math.Clamp(MathF.Floor((height - above - Foot) / Row), 1, size);
        OverlayRect area = ui.Place(x, y, width, above + (shown * Row) + Foot);
        ui.Panel(area);
        float scale = ui.Scale;
        float left = area.X + (12 * scale);
        ui.Label(OverlayStyle.Title, left, area.Y + (17 * scale), "Latent", Theme.Text);
        Span<char> room = stackalloc char[48];
        float seedEnd = width - 12;
        bool known = chart is { Version: > 0 } && chart.Kl.Length == size;
        if (known)
        {
            seedEnd -= SortWidth + 8;
            if (ui.Button(SortId, ui.Place(x + width - 12 - SortWidth, y + 8, SortWidth, 18), "O", "Sort", on: false))
            {
                instrument.Plugin.SortLatents();
            }
        }

        ui.LabelRight(
            OverlayStyle.Small, area.X + (seedEnd * scale), area.Y + (17 * scale),
            new SpanWriter(room).Add("seed ").Add(instrument.Latents.Seed, "F0").Text, Theme.Dim);
        Pad = ui.Place(x + 12, y + Head, pad > 0 ? width - 24 : 0, pad);
        if (pad > 0)
        {
            Begin(ui, _pad.Draw(ui, x + 12, y + Head, width - 24, pad, chart));
        }

        float top = y + above;
        Scroll(ui, area, size, shown);
        float widest = known ? Widest(chart!.Kl) : 1;
        for (int i = 0; i < shown; i++)
        {
            int dimension = state.Order[(int)_first + i];
            Slider(ui, dimension, x + 12, top + (i * Row), width - 24, known ? chart!.Kl[dimension] / widest : -1);
        }

        if (shown < size)
        {
            float track = shown * Row;
            OverlayRect bar = ui.Place(x + width - 5, top + (track * _first / size), 2, track * shown / size);
            ui.Canvas.Rect(bar, Theme.Track, scale);
        }
    }

    private static float Widest(ReadOnlySpan<float> kl)
    {
        float widest = 1e-6f;
        foreach (float nats in kl)
        {
            widest = Math.Max(widest, nats);
        }

        return widest;
    }

    // 0 where a pad would leave no room for sliders.
    private static float PadSide(float height, float most, int size)
    {
        float free = height - Head - PadFoot - Foot;
        float least = Math.Min(Math.Clamp(0.36f * height, MinPad, UsualPad), free - (FewestRows * Row));
        return least < MinPad ? 0 : Math.Clamp(free - (size * Row), Math.Min(least, most), most);
    }

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
        ui.Label(OverlayStyle.Small, row.X, middle, new SpanWriter(room).Add("z").Add(dimension + 1, "F0").Text, paired ? Theme.Accent : Theme.Dim);
        if (importance >= 0)
        {
            OverlayRect bar = ui.Place(x + 24, y + (0.5f * Row) - 1.5f, 26, 3);
            ui.Canvas.Rect(bar, Theme.Inset, 0);
            ui.Canvas.Rect(bar with { Width = MathF.Max(1, bar.Width * importance) }, Theme.Green.Fade(0.8), 0);
        }

        double position = (state.Values[dimension] + LatentState.Limit) / (2.0 * LatentState.Limit);
        OverlayRect track = ui.Place(x + 54, y, width - 54 - 52, Row);
        SliderEvent answer = ui.Slider(SliderIds + dimension, track, ref position, 0.5, locked);
        Begin(ui, answer);
        if (answer == SliderEvent.Moved)
        {
            instrument.Latents.Put(dimension, (float)((position - 0.5) * 2 * LatentState.Limit));
        }
        else if (answer == SliderEvent.Reset)
        {
            instrument.Latents.Put(dimension, 0);
        }

        ui.LabelRight(
            OverlayStyle.Small,
            row.Right - (17 * ui.Scale),
            middle,
            new SpanWriter(room).Add(state.Values[dimension], "F2").Text,
            locked ? Theme.Faint : Theme.Text);
        if (ui.Lock(LockIds + dimension, ui.Place(x + width - 14, y, 14, Row), locked))
        {
            state.Lock(dimension, !locked);
        }
    }

    // All that moves from taking hold to letting go is one move.
    private void Begin(Ui ui, SliderEvent answer)
    {
        if (answer is SliderEvent.Grabbed or SliderEvent.Moved && !_holding && ui.Hand.Down)
        {
            instrument.Latents.Hold();
            _holding = true;
        }
    }
}
