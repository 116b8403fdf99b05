namespace Silk.NET.Windowing;

using Silk.NET.Maths;

/// <summary>A view with the frame, title and states of a desktop window.</summary>
public interface IWindow : IWindowProperties, IView
{
    /// <summary>Raised with the paths dropped on the window.</summary>
    event Action<string[]>? FileDrop;

    /// <summary>Raised with the new position.</summary>
    event Action<Vector2D<int>>? Move;

    /// <summary>Raised with the new state.</summary>
    event Action<WindowState>? StateChanged;

    /// <summary>Whether the window has been asked to close; setting false refuses.</summary>
    new bool IsClosing { get; set; }
}
