namespace Vae.Realtime.Tests.Live.Window;

using System.Globalization;
using System.Net.Sockets;
using System.Numerics;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Tests.Live.Control;
using Xunit;

/// <summary>
/// Somebody at the window: keys and mouse by xdotool, drops, control messages by UDP; eyes for its pixels on the screen. Questions about
/// the program's state are answered between two of its frames. Places are given in lengths of a window of 1280x720.
/// </summary>
internal sealed class WindowUser(VirtualDisplay display, WindowBench bench) : IDisposable
{
    private readonly UdpClient _control = new();
    private (int X, int Y) _corner;
    private string _window = "";

    public Instrument Instrument => bench.Program.Instrument;

    public string Title => display.Do("getwindowname", _window);

    /// <summary>Finds the window, waits for its first picture, and puts the pointer into its middle.</summary>
    public void Arrive()
    {
        Until(() => bench.Stage.Count > 2, "the first frames");
        Until(() => (_window = display.Do("search", "--onlyvisible", "--name", "^Vae.Realtime")).Length > 0, "a window");
        string[] geometry = display.Do("getwindowgeometry", "--shell", _window).Split('\n');
        _corner = (Number(geometry, "X="), Number(geometry, "Y="));
        PointAt(640, 360);
    }

    /// <summary>Asks something about the program's state.</summary>
    public T Ask<T>(Func<T> question) => bench.Stage.Ask(question);

    /// <summary>Does something to the program's state.</summary>
    public void Set(Action action) => bench.Stage.Ask(() =>
    {
        action();
        return true;
    });

    /// <summary>Waits until something is so, between two frames.</summary>
    public void Until(Func<bool> condition, string what) => Patience.Until(() => Ask(condition), what, () => { });

    /// <summary>Presses and releases a key with its modifiers, as <see cref="KeyChord"/> writes them.</summary>
    public void Press(string chord)
    {
        string[] keys = [.. chord.Split('+').Select(key => key switch
        {
            "Ctrl" or "Shift" or "Alt" => key.ToLowerInvariant(),
            "Esc" => "Escape",
            "Space" => "space",
            "Backspace" => "BackSpace",
            "[" => "bracketleft",
            "]" => "bracketright",
            "-" => "minus",
            "=" => "equal",
            "," => "comma",
            "." => "period",
            [>= 'A' and <= 'Z'] => key.ToLowerInvariant(),
            _ => key,
        })];
        display.Do("key", string.Join('+', keys));
    }

    public void PointAt(double x, double y) => display.Do(["mousemove", .. At(new Vector2((float)x, (float)y))]);

    /// <summary>Drags along a way.</summary>
    /// <param name="button">1 is left, 3 is right.</param>
    /// <param name="way">Pressed at the first place, released at the last.</param>
    public void Drag(int button, params Vector2[] way)
    {
        List<string> steps = ["mousemove", .. At(way[0]), "mousedown", $"{button}"];
        foreach (Vector2 place in way[1..])
        {
            // A hand is on its way for a frame or more.
            steps.AddRange(["sleep", "0.02", "mousemove", .. At(place)]);
        }

        display.Do([.. steps, "sleep", "0.02", "mouseup", $"{button}"]);
    }

    public void Click(Vector2 place) => display.Do(["mousemove", .. At(place), "click", "1"]);

    /// <summary>Clicks twice at once, and again where a busy machine was too slow to see it as that.</summary>
    public void DoubleClick(Vector2 place, Func<bool> done)
    {
        Patience patience = Patience.Begin();
        do
        {
            patience.Check("a double click");
            display.Do(["mousemove", .. At(place), "click", "--repeat", "2", "--delay", "20", "1"]);
            Pass(6);
        }
        while (!Ask(done));
    }

    /// <summary>Turns the wheel a step.</summary>
    public void Turn(Vector2 place, bool away) => display.Do(["mousemove", .. At(place), "click", away ? "4" : "5"]);

    /// <summary>Drops files on the middle of the window, as a file manager does.</summary>
    public void Drop(params string[] paths)
    {
        using FileDrag drag = new(display.Name, [.. paths.Select(path => new Uri(path).AbsoluteUri)]);
        drag.Drop(nuint.Parse(_window, CultureInfo.InvariantCulture), _corner.X + (WindowBench.Width / 2), _corner.Y + (WindowBench.Height / 2));
    }

    /// <summary>Sends a control message.</summary>
    public void Send(string address, params object[] arguments) =>
        _control.Send(OscPacket.Message(address, arguments), bench.Program.Peripherals.Osc!.EndPoint);

    /// <summary>Pixels of a part of the window.</summary>
    public byte[] Look(View view) => display.Look(
        _corner.X + (int)(view.X * WindowBench.Width),
        _corner.Y + (int)(view.Y * WindowBench.Height),
        (int)(view.Width * WindowBench.Width),
        (int)(view.Height * WindowBench.Height));

    /// <summary>Waits until a part of the window is the same from frame to frame, and returns its pixels.</summary>
    public byte[] Still(View view)
    {
        // A scene that is getting ready is seen only when it is.
        Pass(2);
        Until(() => !bench.Program.Plugin.Scenes.Changing, "the scene");
        Patience patience = Patience.Begin();
        byte[] before = Look(view);
        while (true)
        {
            Pass(4);
            byte[] after = Look(view);
            if (after.AsSpan().SequenceEqual(before))
            {
                return after;
            }

            before = after;
            patience.Check($"the {view} to rest");
        }
    }

    /// <summary>Waits until a part of the window has other pixels.</summary>
    public void Changes(View view, byte[] before, string what) =>
        Patience.Until(() => !Look(view).AsSpan().SequenceEqual(before), $"the {view} to change by {what}", () => Pass(1));

    /// <summary>Waits until the window has presented so many frames more.</summary>
    public void Pass(int frames)
    {
        long until = bench.Stage.Count + frames;
        Until(() => bench.Stage.Count >= until, "frames");
    }

    /// <summary>Fails where the validation layer has complained.</summary>
    public void AssertValid(string what) => Assert.True(Ask(() => bench.Complaint) is null, $"{what}: {bench.Complaint}");

    public void Dispose()
    {
        _control.Dispose();
        display.Dispose();
    }

    private static int Number(string[] lines, string name) =>
        int.Parse(lines.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..], CultureInfo.InvariantCulture);

    private string[] At(Vector2 place) =>
    [
        (_corner.X + (int)MathF.Round(place.X * WindowBench.Width / 1280)).ToString(CultureInfo.InvariantCulture),
        (_corner.Y + (int)MathF.Round(place.Y * WindowBench.Height / 720)).ToString(CultureInfo.InvariantCulture),
    ];
}
