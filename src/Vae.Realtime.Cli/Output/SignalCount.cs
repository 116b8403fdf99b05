namespace Vae.Realtime.Cli.Output;

/// <summary>
/// Which of the signals that ask a process to end are held back: the first two, since whoever sends one may send it to the process and to its
/// group, as timeout does, or twice, as a closing terminal and its shell do. A third ends the process at once; so does any that comes when
/// saving has taken too long.
/// </summary>
internal sealed class SignalCount
{
    /// <summary>How long the work may take to be saved.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Signals that follow each other so closely were sent by one event, or by a key that is held down.</summary>
    public static readonly TimeSpan OneEvent = TimeSpan.FromMilliseconds(100);

    private const int Last = 3;

    private TimeSpan _first;
    private TimeSpan _before;
    private int _events;

    /// <summary>Counts a signal.</summary>
    /// <param name="now">On a clock that only runs forwards.</param>
    /// <returns>Whether the process goes on.</returns>
    public bool HoldsBack(TimeSpan now)
    {
        if (_events == 0 || now - _before >= OneEvent)
        {
            _first = _events == 0 ? now : _first;
            _events++;
        }

        _before = now;
        return _events < Last && now - _first < Patience;
    }
}
