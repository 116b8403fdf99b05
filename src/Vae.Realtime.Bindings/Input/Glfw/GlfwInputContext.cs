namespace Silk.NET.Input.Glfw;

using Silk.NET.Windowing.Glfw;

/// <summary>The one keyboard and one mouse GLFW shows of a window.</summary>
internal sealed class GlfwInputContext : IInputContext
{
    private readonly GlfwKeyboard _keyboard;
    private readonly GlfwMouse _mouse;

    public GlfwInputContext(GlfwWindow window)
    {
        _keyboard = new GlfwKeyboard(window);
        _mouse = new GlfwMouse(window);
        Keyboards = [_keyboard];
        Mice = [_mouse];
    }

    public IReadOnlyList<IKeyboard> Keyboards { get; }

    public IReadOnlyList<IMouse> Mice { get; }

    public void Dispose()
    {
        _keyboard.Detach();
        _mouse.Detach();
    }
}
