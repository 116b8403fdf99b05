namespace Silk.NET.Windowing;

/// <summary>The frame the window manager draws around a window.</summary>
public enum WindowBorder
{
    Resizable = 0,
    Fixed = 1,
    Hidden = 2,
}
