namespace Vae.Realtime.Cli.Output;

using System.Diagnostics;
using System.Globalization;

/// <summary>Says on a terminal how far something has come, in one line that is written over and over; says nothing elsewhere.</summary>
/// <param name="what">What is counted.</param>
internal sealed class ProgressLine(string what) : IDisposable
{
    private const string ToLineBegin = "\r";
    private const double Interval = 0.1;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _shown;
    private int _length;

    public void Show(long done, long total)
    {
        double now = _watch.Elapsed.TotalSeconds;
        if (Console.IsErrorRedirected || (done < total && now - _shown < Interval))
        {
            return;
        }

        _shown = now;
        string line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} {what}, {done / now:F1} a second, {(total - done) * now / done:F0} s to go");
        Console.Error.Write(ToLineBegin + line.PadRight(_length));
        _length = line.Length;
    }

    public void Dispose()
    {
        if (_length > 0)
        {
            Console.Error.Write(ToLineBegin + new string(' ', _length) + ToLineBegin);
            _length = 0;
        }
    }
}
