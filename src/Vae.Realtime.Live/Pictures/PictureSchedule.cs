namespace Vae.Realtime.Live.Pictures;

/// <summary>When an off-screen run saves a picture by itself: at its first frame, evenly spaced in between, and at its last.</summary>
/// <param name="seconds">Length of the run.</param>
internal sealed class PictureSchedule(double seconds)
{
    private const int Between = 4;

    private int _taken;

    /// <summary>Whether a picture is due; true once for each.</summary>
    /// <param name="now">Seconds since the run began.</param>
    public bool IsDue(double now)
    {
        if (_taken > Between || now < _taken * seconds / (Between + 1))
        {
            return false;
        }

        // A run that was held up takes one picture of now, not several alike.
        _taken = Math.Max(_taken, (int)(now * (Between + 1) / seconds)) + 1;
        return true;
    }
}
