namespace Vae.Realtime.Live.Stages;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;

/// <summary>A window with the images that are shown in it.</summary>
internal sealed class WindowStage : IStage
{
    private readonly LiveWindow _window;
    private readonly Swapchain _frames;

    /// <param name="window">Outlives the device.</param>
    /// <param name="device">Opened with the window's extensions.</param>
    public WindowStage(LiveWindow window, GpuDevice device)
    {
        _window = window;
        _frames = new Swapchain(device, window.CreateSurface(device.Handles.Instance));
        _window.SizeChanged += _frames.Invalidate;
    }

    public IFrameTarget Frames => _frames;

    public (int Width, int Height) Size => (_window.Width, _window.Height);

    public bool IsHidden => _window.IsHidden;

    public bool IsClosing => _window.IsClosing;

    public void Poll() => _window.Poll();

    public void Tell(ReadOnlySpan<char> title) => _window.Title = title.ToString();

    public void Dispose()
    {
        _window.SizeChanged -= _frames.Invalidate;
        _frames.Dispose();
    }
}
