namespace Vae.Realtime.Tests.Live;

using System.Numerics;
using Silk.NET.Input;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Presentation;
using Vae.Realtime.Live;
using Vae.Realtime.Live.Instruments;
using Vae.Realtime.Live.Stages;

/// <summary>A stage without a window, whose user does what a script says, one thing a frame. Its pictures are real.</summary>
internal sealed class ScriptedStage(GpuDevice device, int width, int height) : IStage
{
    private readonly OffscreenTarget _target = new(device);
    private readonly Queue<Action> _script = new();
    private readonly char[] _title = new char[WindowTitle.Longest];
    private int _titleLength;
    private (Func<bool> Condition, string What, Patience Patience)? _awaited;
    private bool _closing;

    /// <summary>Receives the input.</summary>
    public InputRouter? Controls { get; set; }

    public IFrameTarget Frames => _target;

    public (int Width, int Height) Size { get; private set; } = (width, height);

    public bool IsHidden { get; set; }

    public bool IsClosing => _closing;

    /// <summary>What the title said last.</summary>
    public string Title => new(_title, 0, _titleLength);

    /// <summary>How often the title was told.</summary>
    public long Titles { get; private set; }

    /// <summary>Adds something to the script.</summary>
    public ScriptedStage Then(Action action)
    {
        _script.Enqueue(action);
        return this;
    }

    /// <summary>A key, with the modifiers that are written before it, goes down and comes up.</summary>
    public ScriptedStage Key(string chord) => Then(() =>
    {
        KeyChord keys = KeyChord.Parse(chord);
        Key[] held = [.. Modifiers(keys)];
        Array.ForEach(held, key => Controls!.Press(key));
        Controls!.Press(keys.Key);
        Controls!.Release(keys.Key);
        Array.ForEach(held, key => Controls!.Release(key));
    });

    /// <summary>A drag with the left button, a move a frame.</summary>
    public ScriptedStage Drag(params Vector2[] way)
    {
        Then(() => Controls!.Point(new PointerEvent(PointerKind.Press, way[0]) { Button = MouseButton.Left, Clicks = 1 }));
        foreach (Vector2 at in way)
        {
            Then(() => Controls!.Point(new PointerEvent(PointerKind.Move, at)));
        }

        return Then(() => Controls!.Point(new PointerEvent(PointerKind.Release, way[^1]) { Button = MouseButton.Left }));
    }

    /// <summary>Waits until something is so, while frames go on. Allocates nothing meanwhile.</summary>
    public ScriptedStage Until(Func<bool> condition, string what) => Then(() =>
    {
        _awaited = (condition, what, Patience.Begin());
        Look();
    });

    public ScriptedStage Resize(int across, int down) => Then(() => Size = (across, down));

    /// <summary>The picture of the last frame.</summary>
    public byte[] Read() => _target.Read();

    public void Poll()
    {
        if (_awaited is not null)
        {
            Look();
        }
        else if (_script.TryDequeue(out Action? action))
        {
            action();
        }
        else
        {
            _closing = true;
        }
    }

    public void Tell(ReadOnlySpan<char> title)
    {
        title.CopyTo(_title);
        _titleLength = title.Length;
        Titles++;
    }

    public void Dispose() => _target.Dispose();

    private void Look()
    {
        (Func<bool> condition, string what, Patience patience) = _awaited!.Value;
        if (condition())
        {
            _awaited = null;
        }
        else
        {
            patience.Check(what);
        }
    }

    private static IEnumerable<Key> Modifiers(KeyChord keys)
    {
        if (keys.Ctrl)
        {
            yield return Silk.NET.Input.Key.ControlLeft;
        }

        if (keys.Shift)
        {
            yield return Silk.NET.Input.Key.ShiftRight;
        }

        if (keys.Alt)
        {
            yield return Silk.NET.Input.Key.AltLeft;
        }
    }
}
