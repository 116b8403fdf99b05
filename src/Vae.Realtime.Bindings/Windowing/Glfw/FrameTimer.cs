namespace Silk.NET.Windowing.Glfw;

using System.Diagnostics;

/// <summary>Decides whether an event with a limit of times per second is due.</summary>
internal sealed class FrameTimer
{
    private readonly Stopwatch _sinceLast = new();
    private double _period;

    /// <summary>The limit in hertz; 0 or less is none.</summary>
    public double Rate
    {
        get => _period > 0 ? 1 / _period : 0;
        set => _period = value > 0 ? 1 / value : 0;
    }

    public void Start() => _sinceLast.Restart();

    /// <summary>Whether the period has passed; if so <paramref name="seconds"/> is the time since the last one and a new one begins.</summary>
    public bool IsDue(bool ignoreRate, out double seconds)
    {
        seconds = _sinceLast.Elapsed.TotalSeconds;
        if (!ignoreRate && seconds < _period)
        {
            return false;
        }

        _sinceLast.Restart();
        return true;
    }
}
