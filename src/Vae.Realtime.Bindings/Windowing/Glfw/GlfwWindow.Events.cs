namespace Silk.NET.Windowing.Glfw;

using Silk.NET.Maths;

/// <summary>The window's events, each raised by one callback, and the raw input that an input context listens to.</summary>
internal sealed partial class GlfwWindow
{
    public event Action? Load;

    public event Action? Closing;

    public event Action<double>? Update;

    public event Action<double>? Render;

    public event Action<Vector2D<int>>? Resize;

    public event Action<Vector2D<int>>? FramebufferResize;

    public event Action<bool>? FocusChanged;

    public event Action<string[]>? FileDrop;

    public event Action<Vector2D<int>>? Move;

    public event Action<WindowState>? StateChanged;

    /// <summary>GLFW's key, scancode and action.</summary>
    internal event Action<int, int, int>? Key;

    /// <summary>A Unicode code point.</summary>
    internal event Action<uint>? Character;

    /// <summary>GLFW's button and action.</summary>
    internal event Action<int, int>? MouseButton;

    /// <summary>The position in the client area, in screen coordinates.</summary>
    internal event Action<double, double>? MouseMove;

    /// <summary>Wheel steps to the right and away from the user.</summary>
    internal event Action<double, double>? Scroll;

    internal void RaiseMove(int x, int y) => Move?.Invoke(new Vector2D<int>(x, y));

    internal void RaiseResize(int width, int height) => Resize?.Invoke(new Vector2D<int>(width, height));

    internal void RaiseFramebufferResize(int width, int height) => FramebufferResize?.Invoke(new Vector2D<int>(width, height));

    internal void RaiseClosing() => Closing?.Invoke();

    internal void RaiseFocusChanged(bool hasFocus) => FocusChanged?.Invoke(hasFocus);

    internal void RaiseStateChanged() => StateChanged?.Invoke(WindowState);

    internal void RaiseFileDrop(string[] paths) => FileDrop?.Invoke(paths);

    internal void RaiseKey(int key, int scancode, int action) => Key?.Invoke(key, scancode, action);

    internal void RaiseCharacter(uint codePoint) => Character?.Invoke(codePoint);

    internal void RaiseMouseButton(int button, int action) => MouseButton?.Invoke(button, action);

    internal void RaiseMouseMove(double x, double y) => MouseMove?.Invoke(x, y);

    internal void RaiseScroll(double x, double y) => Scroll?.Invoke(x, y);
}
