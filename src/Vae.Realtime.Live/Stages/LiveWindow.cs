namespace Vae.Realtime.Live.Stages;

using System.Numerics;
using System.Runtime.InteropServices;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Native;
using Silk.NET.Input;
using Silk.NET.Maths;
using Silk.NET.Windowing;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Sessions;

/// <summary>A window with its keyboard and mouse, without knowledge of what is drawn in it.</summary>
internal sealed unsafe class LiveWindow : IDisposable
{
    private readonly IWindow _window;
    private readonly IVkSurface _surface;
    private IInputContext? _input;
    private bool _minimised;

    private LiveWindow(IWindow window, IVkSurface surface)
    {
        (_window, _surface) = (window, surface);
        (Width, Height) = (window.FramebufferSize.X, window.FramebufferSize.Y);
        _window.FramebufferResize += Resized;
        _window.StateChanged += state => _minimised = state == WindowState.Minimized;
    }

    /// <summary>Raised when the pixels in the window changed in number.</summary>
    public event Action? SizeChanged;

    /// <summary>Pixels across; 0 where the window has none.</summary>
    public int Width { get; private set; }

    /// <summary>Pixels down; 0 where the window has none.</summary>
    public int Height { get; private set; }

    public bool IsHidden => _minimised || Width < 1 || Height < 1;

    // Asking a window that is not open ends the process on some window systems.
    public bool IsClosing => !_window.IsInitialized || _window.IsClosing;

    public string Title
    {
        set => _window.Title = value;
    }

    /// <summary>Vulkan instance extensions that <see cref="CreateSurface"/> needs.</summary>
    public IReadOnlyList<string> SurfaceExtensions
    {
        get
        {
            byte** names = _surface.GetRequiredExtensions(out uint count);
            return [.. Enumerable.Range(0, (int)count).Select(i => Marshal.PtrToStringUTF8((nint)names[i])!)];
        }
    }

    /// <summary>Opens a window, not yet shown.</summary>
    /// <returns>Null where there is no display, or one that cannot show Vulkan.</returns>
    public static LiveWindow? TryOpen(int width, int height)
    {
        IWindow? window = null;
        try
        {
            window = Window.Create(WindowOptions.DefaultVulkan with
            {
                Title = "Vae.Realtime",
                Size = new Vector2D<int>(width, height),
                IsVisible = false,
                VSync = false,
            });
            window.Initialize();
            IVkSurface surface = window.VkSurface ?? throw new PlatformNotSupportedException("The window system cannot show Vulkan.");
            return new LiveWindow(window, surface);
        }
        catch (Exception)
        {
            // Each window system refuses with an exception of its own; all of them mean that there will be no window.
            window?.Dispose();
            return null;
        }
    }

    /// <summary>The window's VkSurfaceKHR; whoever asked for it destroys it before the window is disposed.</summary>
    /// <param name="instance">VkInstance made with <see cref="SurfaceExtensions"/>.</param>
    public ulong CreateSurface(nint instance) => _surface.Create<byte>(new VkHandle(instance), null).Handle;

    /// <summary>Connects keyboard, mouse and what is dropped.</summary>
    public void Connect(InputRouter controls, FileCommands files)
    {
        _window.FileDrop += files.Drop;
        _input = _window.CreateInput();
        foreach (IKeyboard keyboard in _input.Keyboards)
        {
            keyboard.KeyDown += (_, key, _) => controls.Press(key);
            keyboard.KeyUp += (_, key, _) => controls.Release(key);
        }

        foreach (IMouse mouse in _input.Mice)
        {
            Connect(mouse, controls);
        }
    }

    /// <summary>Shows the window, once there is something to see.</summary>
    public void Show() => _window.IsVisible = true;

    public void Poll() => _window.DoEvents();

    public void Dispose()
    {
        // The keyboard and mouse are the window's, so they go first, and only once.
        _input?.Dispose();
        _input = null;
        _window.Dispose();
    }

    // The position a mouse reports is where it is now; a button that is handled late went down where the last move before it ended.
    private void Connect(IMouse mouse, InputRouter controls)
    {
        Vector2? at = null;
        ClickCounter clicks = new();
        Vector2 Place() => Part(at ??= mouse.Position);
        mouse.MouseMove += (_, to) =>
        {
            clicks.Move(to);
            controls.Point(new PointerEvent(PointerKind.Move, Part((at = to).Value)));
        };
        mouse.MouseDown += (_, button) => controls.Point(new PointerEvent(PointerKind.Press, Place())
        {
            Button = button,
            Clicks = clicks.Press(button, at!.Value, _window.Time),
        });
        mouse.MouseUp += (_, button) => controls.Point(new PointerEvent(PointerKind.Release, Place()) { Button = button });
        mouse.Scroll += (_, by) => controls.Point(new PointerEvent(PointerKind.Scroll, Place()) { Steps = by.Y });
    }

    // Screen coordinates to parts of the window.
    private Vector2 Part(Vector2 at) => new(at.X / Math.Max(1, _window.Size.X), at.Y / Math.Max(1, _window.Size.Y));

    private void Resized(Vector2D<int> size)
    {
        (Width, Height) = (size.X, size.Y);
        SizeChanged?.Invoke();
    }
}
