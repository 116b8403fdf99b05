namespace Vae.Realtime.Live.Control.Osc;

/// <summary>
/// Changes on their way from the thread that receives them to that of the frames. Where too many wait, new ones are lost and counted.
/// </summary>
internal sealed class OscQueue
{
    private const int Places = 4096;

    private readonly OscChange[] _changes = new OscChange[Places];
    private readonly Lock _gate = new();
    private int _first;
    private int _count;

    /// <summary>Changes lost.</summary>
    public long Lost { get; private set; }

    /// <summary>Adds a change. True, even where it is lost: it was understood.</summary>
    public bool Add(OscChange change)
    {
        lock (_gate)
        {
            if (_count < Places)
            {
                _changes[(_first + _count++) % Places] = change;
            }
            else
            {
                Lost++;
            }
        }

        return true;
    }

    /// <summary>Takes the oldest change.</summary>
    public bool TryTake(out OscChange change)
    {
        lock (_gate)
        {
            change = _changes[_first];
            if (_count == 0)
            {
                return false;
            }

            (_first, _count) = ((_first + 1) % Places, _count - 1);
            return true;
        }
    }
}
