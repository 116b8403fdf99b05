namespace Silk.NET.Windowing;

using Silk.NET.Windowing.Glfw;

/// <summary>Makes windows.</summary>
public static class Window
{
    /// <summary>Makes a window that opens when it is initialised or run.</summary>
    public static IWindow Create(WindowOptions options) => new GlfwWindow(options);
}
