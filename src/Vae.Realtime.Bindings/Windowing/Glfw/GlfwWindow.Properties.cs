namespace Silk.NET.Windowing.Glfw;

using Silk.NET.Maths;

/// <summary>The window's properties: GLFW's while it is open, the options it will open with otherwise.</summary>
internal sealed partial class GlfwWindow
{
    private Vector2D<int> _windowedPosition;
    private Vector2D<int> _windowedSize;

    public bool IsClosing
    {
        get => IsInitialized
            ? GlfwNative.WindowShouldClose(Handle) != 0
            : throw new InvalidOperationException("GLFW cannot be asked whether a window closes that is not open.");
        set
        {
            if (IsInitialized)
            {
                GlfwNative.SetWindowShouldClose(Handle, value ? 1 : 0);
            }
        }
    }

    public double UpdatesPerSecond
    {
        get => _updateTimer.Rate;
        set => _updateTimer.Rate = value;
    }

    public double FramesPerSecond
    {
        get => _renderTimer.Rate;
        set => _renderTimer.Rate = value;
    }

    public bool VSync
    {
        get => _options.VSync;
        set => _options.VSync = value;
    }

    public Vector2D<int> FramebufferSize
    {
        get
        {
            if (!IsInitialized)
            {
                return default;
            }

            GlfwNative.GetFramebufferSize(Handle, out int width, out int height);
            return new Vector2D<int>(width, height);
        }
    }

    public Vector2D<int> Size
    {
        get
        {
            if (IsInitialized)
            {
                GlfwNative.GetWindowSize(Handle, out int width, out int height);
                _options.Size = new Vector2D<int>(width, height);
            }

            return _options.Size;
        }

        set
        {
            _options.Size = value;
            if (IsInitialized)
            {
                GlfwNative.SetWindowSize(Handle, value.X, value.Y);
            }
        }
    }

    public Vector2D<int> Position
    {
        get
        {
            if (IsInitialized)
            {
                GlfwNative.GetWindowPos(Handle, out int x, out int y);
                _options.Position = new Vector2D<int>(x, y);
            }

            return _options.Position;
        }

        set
        {
            _options.Position = value;
            if (IsInitialized)
            {
                GlfwNative.SetWindowPos(Handle, value.X, value.Y);
            }
        }
    }

    public string Title
    {
        get => _options.Title;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _options.Title = value;
            if (IsInitialized)
            {
                GlfwNative.SetWindowTitle(Handle, value);
            }
        }
    }

    public bool IsVisible
    {
        get => IsInitialized ? _options.IsVisible = Has(GlfwAttribute.Visible) : _options.IsVisible;
        set
        {
            _options.IsVisible = value;
            if (IsInitialized && value)
            {
                GlfwNative.ShowWindow(Handle);
            }
            else if (IsInitialized)
            {
                GlfwNative.HideWindow(Handle);
            }
        }
    }

    public WindowBorder WindowBorder
    {
        get => _options.WindowBorder;
        set
        {
            _options.WindowBorder = value;
            if (IsInitialized)
            {
                GlfwNative.SetWindowAttrib(Handle, GlfwAttribute.Decorated, value == WindowBorder.Hidden ? 0 : 1);
                GlfwNative.SetWindowAttrib(Handle, GlfwAttribute.Resizable, value == WindowBorder.Resizable ? 1 : 0);
            }
        }
    }

    public WindowState WindowState
    {
        get => IsInitialized ? _options.WindowState = CurrentState() : _options.WindowState;
        set
        {
            if (IsInitialized)
            {
                EnterState(value);
            }

            _options.WindowState = value;
        }
    }

    private bool Has(GlfwAttribute attribute) => GlfwNative.GetWindowAttrib(Handle, attribute) != 0;

    private WindowState CurrentState()
    {
        if (Has(GlfwAttribute.Iconified))
        {
            return WindowState.Minimized;
        }

        if (GlfwNative.GetWindowMonitor(Handle) != 0)
        {
            return WindowState.Fullscreen;
        }

        return Has(GlfwAttribute.Maximized) ? WindowState.Maximized : WindowState.Normal;
    }

    private void EnterState(WindowState state)
    {
        bool isFullscreen = GlfwNative.GetWindowMonitor(Handle) != 0;
        if (isFullscreen && state is WindowState.Normal or WindowState.Maximized)
        {
            GlfwNative.SetWindowMonitor(Handle, 0, _windowedPosition.X, _windowedPosition.Y, _windowedSize.X, _windowedSize.Y, 0);
        }

        switch (state)
        {
            case WindowState.Normal:
                GlfwNative.RestoreWindow(Handle);
                break;
            case WindowState.Minimized:
                GlfwNative.IconifyWindow(Handle);
                break;
            case WindowState.Maximized:
                GlfwNative.MaximizeWindow(Handle);
                break;
            case WindowState.Fullscreen when !isFullscreen:
                EnterFullscreen();
                break;
        }
    }

    private unsafe void EnterFullscreen()
    {
        nint monitor = GlfwNative.GetPrimaryMonitor();
        GlfwVideoMode* mode = monitor == 0 ? null : GlfwNative.GetVideoMode(monitor);
        if (mode is null)
        {
            throw new PlatformNotSupportedException("There is no monitor to go fullscreen on.");
        }

        (_windowedPosition, _windowedSize) = (Position, Size);
        GlfwNative.SetWindowMonitor(Handle, monitor, 0, 0, mode->Width, mode->Height, mode->RefreshRate);
    }
}
