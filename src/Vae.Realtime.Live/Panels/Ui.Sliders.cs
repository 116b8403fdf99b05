namespace Vae.Realtime.Live.Panels;

using Vae.Realtime.Overlay;

/// <content>What can be dragged.</content>
internal sealed partial class Ui
{
    /// <summary>A slider.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="area">What can be taken hold of.</param>
    /// <param name="position">0 at its left end, 1 at its right.</param>
    /// <param name="from">Where its bar begins: 0, or the middle for values of either sign.</param>
    /// <param name="locked">Shown, but cannot be moved.</param>
    public SliderEvent Slider(int id, in OverlayRect area, ref double position, double from, bool locked)
    {
        float radius = 5 * Scale;
        (float left, float width) = (area.X + radius, area.Width - (2 * radius));
        SliderEvent answer = locked ? SliderEvent.None : Drag(id, area, left, width, ref position);
        float middle = MathF.Floor(area.Y + (0.5f * area.Height)) + 0.5f;
        float thick = MathF.Max(2, MathF.Round(3 * Scale));
        float knob = left + (width * (float)Math.Clamp(position, 0, 1));
        float start = left + (width * (float)from);
        bool lit = Hand.Active == id || (!locked && Hand.Over(area, id));
        OverlayColour colour = locked ? Theme.Faint : Theme.Accent;
        Canvas.Rect(new OverlayRect(left, middle - (0.5f * thick), width, thick), Theme.Track, 0.5f * thick);
        Canvas.Rect(new OverlayRect(Math.Min(start, knob), middle - (0.5f * thick), Math.Abs(knob - start), thick), colour, 0.5f * thick);
        Canvas.Disc(knob, middle, lit ? radius : 4 * Scale, lit ? Theme.Text : colour, lit ? 1.5f * Scale : 0, colour);
        return answer;
    }

    /// <summary>A square in which a point can be dragged.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="area">The square.</param>
    /// <param name="x">0 at the left edge, 1 at the right.</param>
    /// <param name="y">0 at the lower edge, 1 at the upper.</param>
    public SliderEvent Pad(int id, in OverlayRect area, ref double x, ref double y)
    {
        double up = 1 - y;
        SliderEvent answer = Drag(id, area, area.X, area.Width, ref x);
        if (answer is SliderEvent.Moved || Hand.Active == id)
        {
            double wanted = Math.Clamp((Hand.At.Y - area.Y) / area.Height, 0, 1);
            answer = wanted != up ? SliderEvent.Moved : answer;
            y = 1 - wanted;
        }

        return answer;
    }

    /// <summary>A small padlock that can be clicked.</summary>
    /// <returns>Whether it was.</returns>
    public bool Lock(int id, in OverlayRect area, bool locked)
    {
        bool over = Hand.Over(area, id);
        bool pressed = over && Hand.Pressed;
        Hand.Active = pressed ? id : Hand.Active;
        OverlayColour colour = locked ? Theme.Warm : over ? Theme.Text : Theme.Faint.Fade(0.6);
        (float x, float y) = (area.X + (0.5f * area.Width), area.Y + (0.5f * area.Height));
        float thick = MathF.Max(1, 1.2f * Scale);

        // The shackle is a ring whose lower half the body hides; an open one stands higher and to the side.
        float shift = locked ? 0 : 1.5f * Scale;
        Canvas.Disc(x + shift, y - (1.5f * Scale) - (0.5f * shift), 2.6f * Scale, default, thick, colour);
        Canvas.Rect(new OverlayRect(x - (3.5f * Scale), y - (0.5f * Scale), 7 * Scale, 5 * Scale), colour with { A = 255 }, 1.2f * Scale);
        return pressed;
    }

    private SliderEvent Drag(int id, in OverlayRect area, float left, float width, ref double position)
    {
        if (Hand.Over(area, id) && Hand.Pressed)
        {
            Hand.Active = id;
            if (Hand.Doubled)
            {
                // The rest of the click moves nothing.
                Hand.Active = PointerState.Nothing;
                return SliderEvent.Reset;
            }
        }

        if (Hand.Active != id)
        {
            return SliderEvent.None;
        }

        if (Hand.Released)
        {
            return SliderEvent.Dropped;
        }

        double wanted = Math.Clamp((Hand.At.X - left) / width, 0, 1);
        if (wanted == position)
        {
            return Hand.Pressed ? SliderEvent.Grabbed : SliderEvent.None;
        }

        position = wanted;
        return SliderEvent.Moved;
    }
}
