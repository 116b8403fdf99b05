namespace Vae.Realtime.Live.Panels;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Overlay;

/// <summary>
/// The pointer as widgets see it. Events come when they like; a frame takes them up to the next change of the button, so that a click that
/// is over before the frame is not lost.
/// </summary>
internal sealed class PointerState
{
    /// <summary>Held in place of a widget where a press is used up.</summary>
    public const int Nothing = -1;

    private const int MaxWaiting = 64;
    private const int MaxAreas = 16;

    private readonly Queue<PointerEvent> _waiting = new(MaxWaiting);
    private readonly OverlayRect[] _areas = new OverlayRect[MaxAreas];
    private int _areaCount;
    private bool _holds;
    private Vector2 _size = Vector2.One;

    /// <summary>Pixels from the top left corner.</summary>
    public Vector2 At { get; private set; } = new(-1, -1);

    /// <summary>The left button went down in this frame.</summary>
    public bool Pressed { get; private set; }

    /// <summary>It went down for the second time at the same place.</summary>
    public bool Doubled { get; private set; }

    /// <summary>It is down.</summary>
    public bool Down { get; private set; }

    /// <summary>It came up in this frame.</summary>
    public bool Released { get; private set; }

    /// <summary>Steps of the wheel in this frame, away from the person if positive.</summary>
    public float Wheel { get; private set; }

    /// <summary>The widget that is held, until the button comes up; 0 for none.</summary>
    public int Active { get; set; }

    /// <summary>Presses ever, on panels or on the picture.</summary>
    public int Presses { get; private set; }

    /// <summary>What the overlay covered in the last frame.</summary>
    public ReadOnlySpan<OverlayRect> Areas => _areas.AsSpan(0, _areaCount);

    /// <summary>Takes an event, if it is over a panel or belongs to a widget that is held.</summary>
    public bool Take(in PointerEvent pointer)
    {
        Vector2 at = pointer.At * _size;
        bool over = Covers(at);
        if (pointer.Kind == PointerKind.Press)
        {
            Presses++;
            _holds = over;
        }

        // Moves are noted even where they are not taken: what was under the pointer must learn that it no longer is.
        bool taken = _holds || over;
        if ((taken || pointer.Kind == PointerKind.Move) && _waiting.Count < MaxWaiting)
        {
            _waiting.Enqueue(pointer);
        }

        if (pointer.Kind == PointerKind.Release)
        {
            _holds = false;
        }

        return taken;
    }

    /// <summary>Begins a frame.</summary>
    /// <param name="width">Pixels of the picture.</param>
    /// <param name="height">Pixels of the picture.</param>
    public void Begin(int width, int height)
    {
        _size = new Vector2(width, height);
        _areaCount = 0;
        (Pressed, Doubled, Released, Wheel) = (false, false, false, 0);
        if (!Down)
        {
            Active = 0;
        }

        // Where a drag has come to is seen before it ends, however much of it fits between two frames.
        bool moved = false;
        while (!Pressed && !Released && _waiting.TryPeek(out PointerEvent next) && !(moved && Down && next.Kind == PointerKind.Release))
        {
            _waiting.Dequeue();
            moved |= next.Kind == PointerKind.Move;
            At = next.At * _size;
            Wheel += next.Kind == PointerKind.Scroll ? next.Steps : 0;
            if (next.Button == MouseButton.Left && next.Kind == PointerKind.Press)
            {
                (Pressed, Down, Doubled) = (true, true, next.Clicks > 1);
            }
            else if (next.Button == MouseButton.Left && next.Kind == PointerKind.Release)
            {
                (Released, Down) = (true, false);
            }
        }
    }

    /// <summary>What is here belongs to the overlay, from this frame to the next.</summary>
    public void Cover(in OverlayRect area)
    {
        if (_areaCount < MaxAreas)
        {
            _areas[_areaCount++] = area;
        }
    }

    /// <summary>Whether the pointer is here and nothing else is held.</summary>
    public bool Over(in OverlayRect area, int id) => (Active == 0 || Active == id) && area.Contains(At.X, At.Y);

    private bool Covers(Vector2 at)
    {
        foreach (ref readonly OverlayRect area in _areas.AsSpan(0, _areaCount))
        {
            if (area.Contains(at.X, at.Y))
            {
                return true;
            }
        }

        return false;
    }
}
