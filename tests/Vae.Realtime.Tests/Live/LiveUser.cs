namespace Vae.Realtime.Tests.Live;

using System.Globalization;
using System.Text.RegularExpressions;
using Vae.Realtime.Tests.Cli;

/// <summary>Somebody in front of the live window: looks at its picture and title, and moves mouse and keys.</summary>
internal sealed partial class LiveUser : IDisposable
{
    private readonly VirtualDisplay _display;
    private readonly VaeProcess _program;

    /// <summary>Starts the program with the glyphs and waits for its first picture, then has it show one letter, which stands still.</summary>
    public LiveUser(VirtualDisplay display, string folder, int width, int height)
    {
        _display = display;
        (Width, Height) = (width, height);
        _program = VaeProcess.Start(
            folder,
            [("DISPLAY", display.Name), ("WAYLAND_DISPLAY", null)],
            ["live", "glyphs", "--size", $"{width}x{height}", "--out", "shots"]);
        Until(() => (Window = _display.Do("search", "--name", "^Vae.Realtime")).Length > 0, "a window");
        Until(ShowsPicture, "a picture");
        Press("1");
    }

    public string Window { get; private set; } = "";

    public int Width { get; private set; }

    public int Height { get; private set; }

    public string Title => _display.Do("getwindowname", Window);

    /// <summary>Training steps, as the title counts them.</summary>
    public int Steps => Number(StepsInTitle());

    /// <summary>Frames per second, as the title says.</summary>
    public int FramesPerSecond => Number(RateInTitle());

    /// <summary>Pixels of the window, blue, green, red, nothing.</summary>
    public byte[] Look() => _display.Look(50, 50, Width, Height);

    /// <summary>Whether the texture is seen: bright and dark, in the middle square of the window.</summary>
    public bool ShowsPicture()
    {
        byte[] pixels = Look();
        int side = Math.Min(Width, Height);
        int bright = 0;
        for (int i = 0; i < pixels.Length; i += 4)
        {
            (int x, int y) = (i / 4 % Width, i / 4 / Width);
            bool middle = Math.Abs((2 * x) + 1 - Width) < side && Math.Abs((2 * y) + 1 - Height) < side;
            bright += middle && pixels[i] > 150 ? 1 : 0;
        }

        return bright > side * side / 100 && bright < side * side / 2;
    }

    /// <summary>Whether the picture stays as it is while the program tells its title twice, a quarter of a second of its own at least.</summary>
    public bool IsStill()
    {
        byte[] before = Look();
        AwaitTitle();
        AwaitTitle();
        return before.AsSpan().SequenceEqual(Look());
    }

    /// <summary>Waits until the program tells its title again, which it does every so many frames.</summary>
    public void AwaitTitle()
    {
        const string Probe = "probe";
        _display.SetTitle(Window, Probe);
        Until(() => Title != Probe, "the title to be told");
    }

    public void Press(string key)
    {
        _display.Do("mousemove", "60", "60");
        _display.Do("key", key);
    }

    /// <summary>Drags by parts of the window, in a few moves.</summary>
    public void Drag(double across, double down)
    {
        (int x, int y) = (50 + (Width / 2), 50 + (Height / 2));
        _display.Do("mousemove", $"{x}", $"{y}", "mousedown", "1");
        for (int i = 1; i <= 4; i++)
        {
            _display.Do("mousemove", $"{x + (int)(across * Width * i / 4)}", $"{y + (int)(down * Height * i / 4)}");
        }

        _display.Do("mouseup", "1");
    }

    /// <summary>Turns the wheel towards the user, one step.</summary>
    public void TurnWheel() => _display.Do("mousemove", "100", "100", "click", "5");

    public void Resize(int width, int height)
    {
        _display.Do("windowsize", Window, $"{width}", $"{height}");
        (Width, Height) = (width, height);
    }

    public void SetMinimised(bool minimised) => _display.SetMinimised(Window, minimised);

    public void Close() => _display.Close(Window);

    public VaeResult Wait() => _program.Wait();

    /// <summary>Waits for something to become true.</summary>
    public void Until(Func<bool> condition, string what)
    {
        Patience.Until(condition, () => $"{what}; the title is '{(Window.Length > 0 ? Title : "")}'", () => Thread.Sleep(30));
    }

    /// <summary>Does something and waits until the picture is another one.</summary>
    public void Changes(Action action, string what)
    {
        byte[] before = Look();
        action();
        Until(() => !before.AsSpan().SequenceEqual(Look()), what);
    }

    public void Dispose() => _program.Dispose();

    private int Number(Regex place) =>
        place.Match(Title) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : -1;

    [GeneratedRegex(@"([\d,]+) steps")]
    private static partial Regex StepsInTitle();

    [GeneratedRegex(@"(\d+) fps")]
    private static partial Regex RateInTitle();
}
