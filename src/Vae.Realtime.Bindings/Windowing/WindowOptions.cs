namespace Silk.NET.Windowing;

using Silk.NET.Maths;

/// <summary>The properties a window is created with.</summary>
public struct WindowOptions : IWindowProperties
{
    /// <summary>A visible, resizable 1280x720 window for Vulkan, titled after the program.</summary>
    public static WindowOptions DefaultVulkan { get; } = new()
    {
        IsVisible = true,
        Position = new Vector2D<int>(50, 50),
        Size = new Vector2D<int>(1280, 720),
        Title = AppDomain.CurrentDomain.FriendlyName,
    };

    /// <inheritdoc/>
    public bool IsVisible { get; set; }

    /// <inheritdoc/>
    public Vector2D<int> Position { get; set; }

    /// <inheritdoc cref="IWindowProperties.Size"/>
    public Vector2D<int> Size { get; set; }

    /// <inheritdoc/>
    public double FramesPerSecond { get; set; }

    /// <inheritdoc/>
    public double UpdatesPerSecond { get; set; }

    /// <inheritdoc/>
    public bool VSync { get; set; }

    /// <inheritdoc/>
    public string Title { get; set; }

    /// <inheritdoc/>
    public WindowState WindowState { get; set; }

    /// <inheritdoc/>
    public WindowBorder WindowBorder { get; set; }
}
