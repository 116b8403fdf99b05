namespace Vae.Realtime.Training;

/// <summary>How quickly steps and examples get done: just now, and over the whole time that training could run.</summary>
internal sealed class TrainingRate
{
    // Seconds over which the present rate is taken, longer where no step has ended in them.
    private const double Window = 0.5;
    private const double LongestWindow = 10;

    private double _since = double.NaN;
    private double _last = double.NaN;
    private long _steps;
    private long _recentSteps;
    private long _examples;
    private double _seconds;

    /// <summary>Steps a second over about the last half second, or since the step before where steps take longer.</summary>
    public double StepsPerSecond { get; private set; }

    /// <summary>Examples a second over all the time counted; 0 before there is any.</summary>
    public double ExamplesPerSecond => _seconds > 0 ? _examples / _seconds : 0;

    /// <summary>Examples counted.</summary>
    public long Examples => _examples;

    /// <summary>Notes a finished step.</summary>
    public void Step(uint examples)
    {
        _steps++;
        _examples += double.IsNaN(_last) ? 0 : examples;
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="now">Seconds on a clock that only runs forwards.</param>
    /// <param name="counts">Whether training could run; if not, the time that follows is not counted.</param>
    public void Advance(double now, bool counts)
    {
        _seconds += double.IsNaN(_last) ? 0 : now - _last;
        _last = counts ? now : double.NaN;
        if (double.IsNaN(_since))
        {
            (_since, _recentSteps) = (now, _steps);
        }
        else if (now - _since >= (_steps > _recentSteps ? Window : LongestWindow))
        {
            StepsPerSecond = (_steps - _recentSteps) / (now - _since);
            (_since, _recentSteps) = (now, _steps);
        }
    }
}
