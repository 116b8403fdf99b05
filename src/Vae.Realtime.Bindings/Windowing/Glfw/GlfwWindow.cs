namespace Silk.NET.Windowing.Glfw;

using System.Diagnostics;
using System.Runtime.InteropServices;
using Silk.NET.Core.Contexts;

/// <summary>A GLFW window without an OpenGL context. This part is its life and its loop.</summary>
internal sealed partial class GlfwWindow : IWindow
{
    private readonly FrameTimer _updateTimer = new();
    private readonly FrameTimer _renderTimer = new();
    private readonly Stopwatch _lifetime = new();

    // What the window will be opened with while it is closed, and the last known values while it is open.
    private WindowOptions _options;
    private GCHandle _self;
    private GlfwSurface? _surface;
    private int _dispatchDepth;

    public GlfwWindow(WindowOptions options)
    {
        _options = options;
        _updateTimer.Rate = options.UpdatesPerSecond;
        _renderTimer.Rate = options.FramesPerSecond;
    }

    public nint Handle { get; private set; }

    public bool IsInitialized => Handle != 0;

    public double Time => _lifetime.Elapsed.TotalSeconds;

    public IVkSurface? VkSurface
    {
        get
        {
            if (!IsInitialized)
            {
                throw new InvalidOperationException("The window has a Vulkan surface only after it is initialised.");
            }

            return GlfwNative.VulkanSupported() != 0
                ? _surface
                : throw new PlatformNotSupportedException($"The window system cannot show Vulkan: {GlfwLibrary.LastError()}.");
        }
    }

    public void Initialize()
    {
        if (IsInitialized)
        {
            return;
        }

        GlfwLibrary.Start();
        Handle = Open();
        _surface = new GlfwSurface(Handle);
        _self = GCHandle.Alloc(this);
        GlfwNative.SetWindowUserPointer(Handle, GCHandle.ToIntPtr(_self));
        GlfwCallbacks.Register(Handle);
        Place();
        _lifetime.Restart();
        _updateTimer.Start();
        _renderTimer.Start();
        Load?.Invoke();
    }

    public void DoEvents()
    {
        if (!IsInitialized)
        {
            return;
        }

        Dispatch(static _ => GlfwNative.PollEvents());
        GlfwCallbacks.ThrowPending();
    }

    public void DoUpdate()
    {
        if (_updateTimer.IsDue(ignoreRate: false, out double seconds))
        {
            Dispatch(window => window.Update?.Invoke(seconds));
        }
    }

    public void DoRender()
    {
        if (_renderTimer.IsDue(ignoreRate: VSync, out double seconds))
        {
            Dispatch(window => window.Render?.Invoke(seconds));
        }
    }

    public void Run(Action onFrame)
    {
        ArgumentNullException.ThrowIfNull(onFrame);
        while (!IsClosing)
        {
            onFrame();
        }
    }

    public void Close()
    {
        Closing?.Invoke();
        IsClosing = true;
    }

    public void Reset()
    {
        // GLFW must not destroy a window while it is calling back for it.
        if (_dispatchDepth > 0)
        {
            throw new InvalidOperationException("A window cannot be reset from within its own events; close it and reset it after the loop.");
        }

        if (!IsInitialized)
        {
            return;
        }

        GlfwNative.DestroyWindow(Handle);
        Handle = 0;
        _surface = null;
        _self.Free();
        _lifetime.Reset();
    }

    public void Dispose() => Reset();

    private nint Open()
    {
        GlfwNative.DefaultWindowHints();
        GlfwNative.WindowHint(GlfwAttribute.ClientApi, 0);
        GlfwNative.WindowHint(GlfwAttribute.Visible, 0);
        GlfwNative.WindowHint(GlfwAttribute.Resizable, _options.WindowBorder == WindowBorder.Resizable ? 1 : 0);
        GlfwNative.WindowHint(GlfwAttribute.Decorated, _options.WindowBorder == WindowBorder.Hidden ? 0 : 1);
        GlfwNative.WindowHintString(GlfwAttribute.X11ClassName, AppDomain.CurrentDomain.FriendlyName);
        GlfwNative.WindowHintString(GlfwAttribute.X11InstanceName, AppDomain.CurrentDomain.FriendlyName);
        nint handle = GlfwNative.CreateWindow(_options.Size.X, _options.Size.Y, _options.Title, 0, 0);
        return handle != 0
            ? handle
            : throw new PlatformNotSupportedException(
                $"No window of {_options.Size.X}x{_options.Size.Y} can be opened: {GlfwLibrary.LastError()}.");
    }

    // Placed while still hidden, so that it does not jump on screen.
    private void Place()
    {
        if (_options.WindowState != WindowState.Fullscreen)
        {
            GlfwNative.SetWindowPos(Handle, _options.Position.X, _options.Position.Y);
        }

        if (_options.IsVisible)
        {
            GlfwNative.ShowWindow(Handle);
            if (_options.WindowState != WindowState.Normal)
            {
                EnterState(_options.WindowState);
            }
        }
    }

    private void Dispatch(Action<GlfwWindow> action)
    {
        _dispatchDepth++;
        try
        {
            action(this);
        }
        finally
        {
            _dispatchDepth--;
        }
    }
}
