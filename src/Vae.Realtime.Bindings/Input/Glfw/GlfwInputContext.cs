namespace Silk.NET.Input.Glfw;

using Silk.NET.Windowing.Glfw;

/// <summary>The one keyboard and one mouse GLFW shows of a window.</summary>
internal sealed class GlfwInputContext : IInputContext
{
    private readonly GlfwWindow _window;
    private readonly GlfwKeyboard _keyboard;
    private readonly GlfwMouse _mouse;
    private bool _disposed;

    public GlfwInputContext(GlfwWindow window)
    {
        _window = window;
        _keyboard = new GlfwKeyboard(window);
        _mouse = new GlfwMouse(window);
        Keyboards = [_keyboard];
        Mice = [_mouse];
    }

    public IReadOnlyList<IKeyboard> Keyboards { get; }

    public IReadOnlyList<IMouse> Mice { get; }

    /// <exception cref="ObjectDisposedException">It was disposed before, or its window is gone already.</exception>
    public void Dispose()
    {
        ObjectDisposedException.ThrowIf(_disposed || !_window.IsInitialized, this);
        _disposed = true;
        _keyboard.Detach();
        _mouse.Detach();
    }
}
