namespace Vae.Realtime.Live.Frames;

/// <summary>
/// How much later a frame may begin that shows the last picture again than one that draws another, so that both are on the screen at the
/// same distance from the one before.
/// </summary>
internal sealed class FrameLead
{
    private const double Rate = 0.1;

    // Less is not worth it, more would be a mistake.
    private const double Least = 0.5e-3;
    private const double Most = 6e-3;

    private double _drawing;
    private double _again;

    /// <summary>Seconds.</summary>
    public double Spare => _drawing > 0 && _again > 0 && _drawing - _again > Least ? Math.Min(_drawing - _again, Most) : 0;

    /// <summary>Learns from a frame.</summary>
    /// <param name="drawn">Whether it drew another picture.</param>
    /// <param name="seconds">From its beginning until it was presented.</param>
    public void Observe(bool drawn, double seconds)
    {
        ref double mean = ref drawn ? ref _drawing : ref _again;
        mean = mean > 0 ? mean + (Rate * (Math.Min(seconds, 2 * mean) - mean)) : seconds;
    }
}
