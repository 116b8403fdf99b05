namespace Vae.Realtime.Live.Instruments;

/// <summary>One line for the person at the instrument, shown for a few seconds: what was saved, or why something was not done.</summary>
internal sealed class Notice
{
    /// <summary>Seconds that a line stays.</summary>
    public double Stay { get; set; } = 4;

    private double _until = double.NegativeInfinity;
    private string _text = "";

    /// <summary>The line; null when there is nothing to say.</summary>
    public string? Current => Now < _until ? _text : null;

    /// <summary>Seconds on the clock that tells how long a line stays.</summary>
    public double Now { get; private set; }

    /// <summary>Counts the lines, so that each can be written elsewhere too.</summary>
    public int Count { get; private set; }

    /// <summary>The last line, however old.</summary>
    public string Last => _text;

    /// <summary>Shows a line in place of the one before.</summary>
    public void Show(string text)
    {
        (_text, _until) = (text, Now + Stay);
        Count++;
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="now">Seconds on a clock that only runs forwards.</param>
    public void Advance(double now) => Now = now;
}
