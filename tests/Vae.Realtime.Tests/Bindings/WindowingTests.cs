namespace Vae.Realtime.Tests.Bindings;

using System.Numerics;
using System.Runtime.InteropServices;
using Silk.NET.Input;
using Silk.NET.Maths;
using Silk.NET.Vulkan;
using Silk.NET.Vulkan.Extensions.KHR;
using Silk.NET.Windowing;
using Xunit;

[Collection(WindowCollection.Name)]
public sealed class WindowingTests(DisplayFixture display)
{
    private static readonly WindowOptions Options = WindowOptions.DefaultVulkan with
    {
        Title = "first é",
        Position = new Vector2D<int>(30, 40),
        Size = new Vector2D<int>(320, 200),
    };

    [Fact]
    public void A_window_keeps_what_it_is_given_until_it_opens()
    {
        IWindow window = Window.Create(Options with { VSync = true, FramesPerSecond = 30, UpdatesPerSecond = 50 });
        window.Title = "second";
        window.WindowBorder = WindowBorder.Fixed;
        Assert.False(window.IsInitialized);
        Assert.Equal(0, window.Handle);
        Assert.Equal(("second", WindowBorder.Fixed, WindowState.Normal), (window.Title, window.WindowBorder, window.WindowState));
        Assert.Equal((true, 30, 50), (window.VSync, window.FramesPerSecond, window.UpdatesPerSecond));
        Assert.Throws<InvalidOperationException>(() => window.VkSurface);
        Assert.Throws<InvalidOperationException>(() => window.CreateInput());
        window.Reset();
    }

    [Fact]
    public void Options_begin_as_a_visible_resizable_window()
    {
        WindowOptions options = WindowOptions.DefaultVulkan;
        Assert.Equal(new Vector2D<int>(1280, 720), options.Size);
        Assert.True(options.IsVisible);
        Assert.Equal((WindowState.Normal, WindowBorder.Resizable, false), (options.WindowState, options.WindowBorder, options.VSync));
    }

    [Fact]
    public void An_open_window_follows_its_properties_and_can_be_opened_again() => WithWindow(Options, window =>
    {
        List<Vector2D<int>> sizes = [];
        window.FramebufferResize += sizes.Add;
        Assert.Equal((new Vector2D<int>(320, 200), new Vector2D<int>(30, 40)), (window.Size, window.Position));
        Assert.True(window.IsVisible && !window.IsClosing && window.Handle != 0);
        window.Size = new Vector2D<int>(400, 300);
        window.Title = "third";
        Until(window, () => sizes.Count > 0);
        Assert.Equal(new Vector2D<int>(400, 300), sizes[^1]);
        Assert.Equal((new Vector2D<int>(400, 300), "third"), (window.FramebufferSize, window.Title));
        window.Reset();
        Assert.False(window.IsInitialized);
        window.Initialize();
        Assert.Equal(new Vector2D<int>(400, 300), window.Size);
    });

    [Fact]
    public void A_hidden_window_stays_hidden() => WithWindow(Options with { IsVisible = false }, window =>
    {
        window.DoEvents();
        Assert.False(window.IsVisible);
    });

    [Fact]
    public void Closing_can_be_refused() => WithWindow(Options, window =>
    {
        bool asked = false;
        window.Closing += () => asked = true;
        window.Close();
        Assert.True(asked && window.IsClosing);
        window.IsClosing = false;
        Assert.False(window.IsClosing);
    });

    [Fact]
    public void Run_raises_its_events_in_order_until_closed_and_resets() => display.Run(() =>
    {
        using IWindow window = Window.Create(Options);
        List<string> events = [];
        window.Load += () => events.Add("load");
        window.Update += _ => events.Add("update");
        window.Render += _ =>
        {
            events.Add("render");
            Assert.Throws<InvalidOperationException>(window.Reset);
            window.Close();
        };
        window.Run();
        Assert.Equal(["load", "update", "render"], events);
        Assert.False(window.IsInitialized);
    });

    [Fact]
    public void Rendering_keeps_to_its_rate() => WithWindow(Options with { FramesPerSecond = 50 }, window =>
    {
        List<double> seconds = [];
        window.Render += seconds.Add;
        Until(window, () => seconds.Count >= 5, window.DoRender);
        Assert.All(seconds, delta => Assert.True(delta >= 0.02));
    });

    [Fact]
    public void Keys_buttons_wheel_and_cursor_arrive() => WithWindow(Options, window =>
    {
        using FakeInput user = new(display.Name!);
        IInputContext input = window.CreateInput();
        (IKeyboard keyboard, IMouse mouse) = (Assert.Single(input.Keyboards), Assert.Single(input.Mice));
        List<string> events = [];
        keyboard.KeyDown += (from, key, _) => events.Add($"down {key} {from.IsKeyPressed(key)}");
        keyboard.KeyUp += (from, key, _) => events.Add($"up {key} {from.IsKeyPressed(key)}");
        keyboard.KeyChar += (_, character) => events.Add($"char {character}");
        mouse.MouseMove += (_, at) => events.Add($"move {at.X} {at.Y}");
        mouse.MouseDown += (from, button) => events.Add($"down {button} {from.IsButtonPressed(button)}");
        mouse.MouseUp += (from, button) => events.Add($"up {button} {from.IsButtonPressed(button)}");
        mouse.Scroll += (_, by) => events.Add($"scroll {by.X} {by.Y}");
        user.MoveTo(30 + 100, 40 + 80);
        Until(window, () => events.Contains("move 100 80"));
        Assert.Equal(new Vector2(100, 80), mouse.Position);
        events.Clear();

        user.Button(1, press: true);
        user.MoveTo(30 + 110, 40 + 60);
        user.Button(1, press: false);
        user.Button(5, press: true);
        user.Button(5, press: false);
        user.Key('r');
        Until(window, () => events.Count >= 7);
        Assert.Equal(["down Left True", "move 110 60", "up Left False", "scroll 0 -1", "down R True", "char r", "up R False"], events);

        input.Dispose();
        user.Key('w');
        user.MoveTo(30 + 10, 40 + 10);
        Until(window, () => mouse.Position == new Vector2(10, 10));
        Assert.Equal(7, events.Count);
    });

    [Theory]
    [InlineData(Key.Space, 32)]
    [InlineData(Key.Number9, 57)]
    [InlineData(Key.Z, 90)]
    [InlineData(Key.Escape, 256)]
    [InlineData(Key.Up, 265)]
    [InlineData(Key.End, 269)]
    [InlineData(Key.Pause, 284)]
    [InlineData(Key.F12, 301)]
    [InlineData(Key.KeypadEqual, 336)]
    [InlineData(Key.Menu, 348)]
    public void Keys_have_the_numbers_of_glfw(Key key, int number) => Assert.Equal(number, (int)key);

    [Fact]
    public unsafe void A_window_gives_a_vulkan_surface() => WithWindow(Options, window =>
    {
        using Vk vk = Vk.GetApi();
        byte** names = window.VkSurface!.GetRequiredExtensions(out uint count);
        Assert.Contains("VK_KHR_surface", Enumerable.Range(0, (int)count).Select(i => Marshal.PtrToStringUTF8((nint)names[i])));
        ApplicationInfo application = new() { SType = StructureType.ApplicationInfo, ApiVersion = Vk.Version12 };
        InstanceCreateInfo create = new()
        {
            SType = StructureType.InstanceCreateInfo,
            PApplicationInfo = &application,
            EnabledExtensionCount = count,
            PpEnabledExtensionNames = names,
        };
        Instance instance;
        Assert.Equal(Result.Success, vk.CreateInstance(&create, null, &instance));
        Assert.True(vk.TryGetInstanceExtension(instance, out KhrSurface surfaces));
        SurfaceKHR surface = window.VkSurface.Create<AllocationCallbacks>(instance.ToHandle(), null).ToSurface();
        Assert.NotEqual(0ul, surface.Handle);
        surfaces.DestroySurface(instance, surface, null);
        vk.DestroyInstance(instance, null);
    });

    private static void Until(IWindow window, Func<bool> condition, Action? frame = null)
    {
        Patience.Until(condition, "the window", () =>
        {
            window.DoEvents();
            frame?.Invoke();
            Thread.Sleep(1);
        });
    }

    private void WithWindow(WindowOptions options, Action<IWindow> test) => display.Run(() =>
    {
        using IWindow window = Window.Create(options);
        window.Initialize();
        test(window);
    });
}
