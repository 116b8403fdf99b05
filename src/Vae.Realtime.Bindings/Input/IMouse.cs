namespace Silk.NET.Input;

using System.Numerics;

/// <summary>A mouse. Positions are in screen coordinates from the top left of the client area.</summary>
public interface IMouse
{
    /// <summary>Raised when a button goes down.</summary>
    event Action<IMouse, MouseButton>? MouseDown;

    /// <summary>Raised when a button comes up.</summary>
    event Action<IMouse, MouseButton>? MouseUp;

    /// <summary>Raised with the new position.</summary>
    event Action<IMouse, Vector2>? MouseMove;

    /// <summary>Raised with the movement of the wheel.</summary>
    event Action<IMouse, ScrollWheel>? Scroll;

    /// <summary>The position of the cursor; setting it moves the cursor when the view has the focus.</summary>
    Vector2 Position { get; set; }

    /// <summary>Whether the button is down, as of the last DoEvents.</summary>
    bool IsButtonPressed(MouseButton btn);
}
