namespace Silk.NET.Windowing;

using Silk.NET.Core.Contexts;
using Silk.NET.Maths;

/// <summary>A surface on screen with its event loop. All members belong to the thread that initialised it.</summary>
public interface IView : IViewProperties, IVkSurfaceSource, IDisposable
{
    /// <summary>Raised at the end of <see cref="Initialize"/>.</summary>
    event Action? Load;

    /// <summary>Raised when the user or <see cref="Close"/> asks the view to close.</summary>
    event Action? Closing;

    /// <summary>Raised by <see cref="DoUpdate"/> with the seconds since the last time.</summary>
    event Action<double>? Update;

    /// <summary>Raised by <see cref="DoRender"/> with the seconds since the last time.</summary>
    event Action<double>? Render;

    /// <summary>Raised with the new size in screen coordinates.</summary>
    event Action<Vector2D<int>>? Resize;

    /// <summary>Raised with the new size in pixels.</summary>
    event Action<Vector2D<int>>? FramebufferResize;

    /// <summary>Raised with true when the view gains the keyboard, false when it loses it.</summary>
    event Action<bool>? FocusChanged;

    /// <summary>The GLFWwindow, or 0 while the view is not initialised.</summary>
    nint Handle { get; }

    /// <summary>Whether the view has been asked to close.</summary>
    /// <exception cref="InvalidOperationException">The view is not initialised; the package would end the process.</exception>
    bool IsClosing { get; }

    /// <summary>Whether the view exists on screen.</summary>
    bool IsInitialized { get; }

    /// <summary>Seconds since <see cref="Initialize"/>.</summary>
    double Time { get; }

    /// <summary>The size in pixels; zero while minimised on some platforms.</summary>
    Vector2D<int> FramebufferSize { get; }

    /// <summary>Opens the view; does nothing when it is open.</summary>
    /// <exception cref="DllNotFoundException">GLFW is not installed.</exception>
    /// <exception cref="PlatformNotSupportedException">There is no display, or it refused the window.</exception>
    void Initialize();

    /// <summary>Handles what has happened since the last call and raises its events; never waits.</summary>
    void DoEvents();

    /// <summary>Raises Update when its period has passed.</summary>
    void DoUpdate();

    /// <summary>Raises Render when its period has passed.</summary>
    void DoRender();

    /// <summary>Destroys the view on screen; it can be initialised again.</summary>
    /// <exception cref="InvalidOperationException">Called from within one of the view's events.</exception>
    void Reset();

    /// <summary>Raises Closing and sets <see cref="IsClosing"/>; the view stays on screen until it is reset.</summary>
    void Close();

    /// <summary>Calls <paramref name="onFrame"/> until the view is closing.</summary>
    void Run(Action onFrame);
}
