namespace Vae.Realtime.Live.Stages;

using System.Numerics;
using Silk.NET.Input;

/// <summary>Tells a double click from two clicks, which window systems leave to programs.</summary>
internal sealed class ClickCounter
{
    private const double Soon = 0.4;
    private const float Near = 5;

    private MouseButton _button = MouseButton.Unknown;
    private Vector2 _at;
    private double _time;

    /// <summary>Notes where the pointer is: a press that became a drag is not a click, and none follows it.</summary>
    /// <param name="at">In screen coordinates.</param>
    public void Move(Vector2 at) => _button = Vector2.Distance(at, _at) > Near ? MouseButton.Unknown : _button;

    /// <summary>Notes that a button went down.</summary>
    /// <param name="button">The button.</param>
    /// <param name="at">Where, in screen coordinates.</param>
    /// <param name="now">Seconds.</param>
    /// <returns>2 for the second click of a double click, else 1.</returns>
    public int Press(MouseButton button, Vector2 at, double now)
    {
        bool second = button == _button && now - _time <= Soon && Vector2.Distance(at, _at) <= Near;
        (_button, _at, _time) = (second ? MouseButton.Unknown : button, at, now);
        return second ? 2 : 1;
    }
}
