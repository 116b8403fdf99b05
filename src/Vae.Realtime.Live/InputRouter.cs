namespace Vae.Realtime.Live;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Live.Instruments;

/// <summary>Brings keys and mouse to the instrument.</summary>
/// <param name="instrument">What they play.</param>
internal sealed class InputRouter(Instrument instrument)
{
    /// <summary>The keys, for a person who sees the window the first time.</summary>
    public const string Help =
        "Drag: move two latent dimensions   Wheel: choose which two   Space: pause training   1-6: scenes   C: canvas\n"
        + "R: random latent   W: walk   S: save a PNG   Tab: panels   F1: all keys   Esc: quit";

    private readonly HashSet<Key> _down = [];
    private Vector2? _hand;
    private float _scrolled;

    /// <summary>Lies over the picture and has the pointer first; null when nothing does.</summary>
    public IPointerLayer? Layer { get; set; }

    private bool Ctrl => Either(Key.ControlLeft, Key.ControlRight) || (OperatingSystem.IsMacOS() && Either(Key.SuperLeft, Key.SuperRight));

    private bool Shift => Either(Key.ShiftLeft, Key.ShiftRight);

    /// <summary>A key goes down.</summary>
    public void Press(Key key)
    {
        _down.Add(key);
        instrument.Actions.Find(new KeyChord(key, Ctrl, Shift, Either(Key.AltLeft, Key.AltRight)))?.Run();
    }

    /// <summary>A key comes up.</summary>
    public void Release(Key key) => _down.Remove(key);

    /// <summary>
    /// The pointer did something. What is over the picture has it first, then the canvas; elsewhere the left button drags the latent, as far
    /// over the picture between the panels as over one that fills the window.
    /// </summary>
    public void Point(PointerEvent pointer)
    {
        PointerEvent told = pointer with { Ctrl = Ctrl, Shift = Shift };
        if (_hand is null && (Layer?.Handle(told) == true || instrument.Painter.Handle(told)))
        {
            return;
        }

        switch (told.Kind)
        {
            case PointerKind.Press when told.Button == MouseButton.Left:
                _hand = told.At;
                instrument.Latents.Hold();
                break;
            case PointerKind.Move when _hand is Vector2 from:
                PictureArea area = instrument.Plugin.Scenes.Area;
                instrument.Latents.Drag((float)((told.At.X - from.X) / area.Width), (float)((from.Y - told.At.Y) / area.Height));
                _hand = told.At;
                break;
            case PointerKind.Release when told.Button == MouseButton.Left && _hand is not null:
                _hand = null;
                instrument.Latents.Release();
                break;
            case PointerKind.Scroll:
                Scroll(told.Steps);
                break;
        }
    }

    // Touchpads send parts of a step, which add up.
    private void Scroll(float steps)
    {
        _scrolled += steps;
        int whole = (int)_scrolled;
        _scrolled -= whole;
        instrument.Latents.State.SelectPair(-whole);
    }

    private bool Either(Key left, Key right) => _down.Contains(left) || _down.Contains(right);
}
