namespace Vae.Realtime.Training;

/// <summary>
/// What frames owe to training: it is sure of a part of the time, and frames give way until it has had that. Times are in seconds.
/// </summary>
internal sealed class TrainingClaim
{
    /// <summary>The part of the time that training is sure of by default.</summary>
    public const double Standard = 0.2;

    /// <summary>The part that a model which begins with nothing is sure of: people want to see it learn.</summary>
    public const double FromNothing = 0.5;

    /// <summary>The greatest part that it can be sure of: frames take time, too.</summary>
    public const double Most = 0.9;

    // One frame gives way for so long at most, which is not a stall, and what training had more than its part helps one late frame, not many.
    private const double MaxOwed = 0.1;
    private const double MaxCredit = 0.05;

    // Over which the part that it has is taken.
    private const double Window = 1;

    private double _share;
    private double _owed;
    private double _passed;
    private double _spent;
    private double _passedInAll;
    private double _spentInAll;

    // What it had since time was let pass last: that counts together with the time that it took.
    private double _latest;

    /// <summary>The part of the time that it had over about the last second.</summary>
    public double Received { get; private set; }

    /// <summary>Which part of the time it had, over all the time in which it could run.</summary>
    public double ReceivedInAll => _passedInAll > 0 ? Math.Min(_spentInAll / _passedInAll, 1) : 0;

    /// <summary>How long frames have to give way until training has had its part, which goes on growing meanwhile.</summary>
    /// <param name="passed">Since time was let pass last.</param>
    public double Needed(double passed) => Math.Min(Math.Max(0, _owed + (passed * _share)), MaxOwed) / (1 - _share);

    /// <summary>Lets time pass in which training could run.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="share">The part of it that training is sure of.</param>
    public void Advance(double seconds, double share)
    {
        _share = Math.Min(share, Most);
        _owed = Math.Min(_owed + (seconds * _share), MaxOwed);
        (_passed, _spent) = (_passed + seconds, _spent + _latest);
        (_passedInAll, _spentInAll) = (_passedInAll + seconds, _spentInAll + _latest);
        _latest = 0;
        if (_passed >= Window)
        {
            Received = Math.Min(_spent / _passed, 1);
            (_passed, _spent) = (0, 0);
        }
    }

    /// <summary>Training had the device for so long.</summary>
    public void Spend(double seconds)
    {
        _owed = Math.Max(_owed - seconds, -MaxCredit);
        _latest += seconds;
    }

    /// <summary>Training cannot run: nothing is owed.</summary>
    public void Waive() => (_share, _owed, _passed, _spent, _latest, Received) = (0, 0, 0, 0, 0, 0);
}
