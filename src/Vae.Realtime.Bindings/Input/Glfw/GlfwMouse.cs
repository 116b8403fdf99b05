namespace Silk.NET.Input.Glfw;

using System.Numerics;
using Silk.NET.Windowing.Glfw;

/// <summary>Cursor, buttons and wheel of one window. GLFW's button numbers are those of <see cref="MouseButton"/>.</summary>
internal sealed class GlfwMouse : IMouse
{
    private const int Release = 0;
    private const int Press = 1;

    private readonly GlfwWindow _window;

    public GlfwMouse(GlfwWindow window)
    {
        _window = window;
        _window.MouseButton += OnButton;
        _window.MouseMove += OnMove;
        _window.Scroll += OnScroll;
    }

    public event Action<IMouse, MouseButton>? MouseDown;

    public event Action<IMouse, MouseButton>? MouseUp;

    public event Action<IMouse, Vector2>? MouseMove;

    public event Action<IMouse, ScrollWheel>? Scroll;

    public Vector2 Position
    {
        get
        {
            if (!_window.IsInitialized)
            {
                return default;
            }

            GlfwNative.GetCursorPos(_window.Handle, out double x, out double y);
            return new Vector2((float)x, (float)y);
        }

        set
        {
            if (_window.IsInitialized)
            {
                GlfwNative.SetCursorPos(_window.Handle, value.X, value.Y);
            }
        }
    }

    // GLFW knows eight buttons.
    public bool IsButtonPressed(MouseButton btn) =>
        _window.IsInitialized && btn is >= MouseButton.Left and <= MouseButton.Button8
        && GlfwNative.GetMouseButton(_window.Handle, (int)btn) == Press;

    public void Detach()
    {
        _window.MouseButton -= OnButton;
        _window.MouseMove -= OnMove;
        _window.Scroll -= OnScroll;
    }

    private void OnButton(int button, int action)
    {
        switch (action)
        {
            case Press:
                MouseDown?.Invoke(this, (MouseButton)button);
                break;
            case Release:
                MouseUp?.Invoke(this, (MouseButton)button);
                break;
        }
    }

    private void OnMove(double x, double y) => MouseMove?.Invoke(this, new Vector2((float)x, (float)y));

    private void OnScroll(double x, double y) => Scroll?.Invoke(this, new ScrollWheel((float)x, (float)y));
}
