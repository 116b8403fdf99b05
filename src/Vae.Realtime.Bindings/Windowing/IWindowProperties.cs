namespace Silk.NET.Windowing;

using Silk.NET.Maths;

/// <summary>What every window has, before it opens and after.</summary>
public interface IWindowProperties : IViewProperties
{
    /// <summary>Whether the window is shown.</summary>
    bool IsVisible { get; set; }

    /// <summary>The top left corner of the client area, in screen coordinates.</summary>
    Vector2D<int> Position { get; set; }

    /// <summary>The size of the client area, in screen coordinates.</summary>
    new Vector2D<int> Size { get; set; }

    /// <summary>The text of the title bar.</summary>
    string Title { get; set; }

    /// <summary>Normal, minimised, maximised or fullscreen.</summary>
    WindowState WindowState { get; set; }

    /// <summary>The frame around the window.</summary>
    WindowBorder WindowBorder { get; set; }
}
