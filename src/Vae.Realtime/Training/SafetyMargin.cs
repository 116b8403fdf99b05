namespace Vae.Realtime.Training;

/// <summary>
/// How long before a frame training has to be over. It grows when training was still running as the frame began and shrinks slowly
/// otherwise, so that about one frame in a hundred meets a slice, however busy the machine is with other things.
/// </summary>
internal sealed class SafetyMargin
{
    /// <summary>Seconds on a machine where nothing else runs.</summary>
    public const double Least = 1e-3;

    /// <summary>Seconds at most: a third of a frame.</summary>
    public const double Most = 6e-3;

    private const double Growth = 1.3;
    private const double Decay = 0.997;

    public double Seconds { get; private set; } = 2 * Least;

    /// <summary>Learns from the beginning of a frame.</summary>
    /// <param name="overran">Whether training was still running.</param>
    public void Observe(bool overran) => Seconds = Math.Clamp(Seconds * (overran ? Growth : Decay), Least, Most);
}
