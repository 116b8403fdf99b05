namespace Vae.Realtime.Tests.Bindings.Bundled;

using System.Numerics;
using Silk.NET.Input;
using Silk.NET.Maths;
using Silk.NET.Windowing;
using Xunit;

/// <summary>
/// Where the bundled windows promise more than the packages: one type of refusal, handlers that may throw, exceptions where GLFW asserts.
/// </summary>
[Collection(WindowCollection.Name)]
public sealed class WindowErrorTests(DisplayFixture display)
{
    [Fact]
    public void Without_a_display_the_platform_is_not_supported() => display.WithoutDisplay(() =>
    {
        PlatformNotSupportedException refused =
            Assert.Throws<PlatformNotSupportedException>(() => Window.Create(WindowOptions.DefaultVulkan).Initialize());
        Assert.StartsWith("No window can be opened", refused.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void What_a_handler_throws_comes_out_of_DoEvents() => display.Run(() =>
    {
        using IWindow window = Window.Create(WindowOptions.DefaultVulkan with { Position = new Vector2D<int>(0, 0) });
        window.Initialize();
        using IInputContext input = window.CreateInput();
        input.Mice[0].MouseMove += Refuse;
        using FakeInput user = new(display.Name!);
        user.MoveTo(200, 100);
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => DoEventsUntilMoved(window, input.Mice[0]));
        Assert.Equal("moved", thrown.Message);
        input.Mice[0].MouseMove -= Refuse;
        user.MoveTo(300, 100);
        DoEventsUntilMoved(window, input.Mice[0]);
    });

    [Fact]
    public void What_would_end_the_process_with_the_packages_throws() => display.Run(() =>
    {
        using IWindow window = Window.Create(WindowOptions.DefaultVulkan);
        Assert.Throws<InvalidOperationException>(() => window.IsClosing);
        window.Initialize();
        Assert.False(window.IsClosing);
        IInputContext input = window.CreateInput();
        input.Dispose();
        Assert.Throws<ObjectDisposedException>(input.Dispose);
        IInputContext late = window.CreateInput();
        window.Reset();
        Assert.Throws<ObjectDisposedException>(late.Dispose);
        Assert.Throws<InvalidOperationException>(() => window.IsClosing);
    });

    private static void Refuse(IMouse mouse, Vector2 at) => throw new InvalidDataException("moved");

    private static void DoEventsUntilMoved(IWindow window, IMouse mouse)
    {
        bool moved = false;
        mouse.MouseMove += (_, _) => moved = true;
        Patience.Until(
            () =>
            {
                window.DoEvents();
                return moved;
            },
            "the mouse to move");
    }
}
