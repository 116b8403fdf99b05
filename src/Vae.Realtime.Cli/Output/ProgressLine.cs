namespace Vae.Realtime.Cli.Output;

using System.Diagnostics;
using System.Globalization;

/// <summary>Says on a terminal how far something has come, in one line that is written over and over; says nothing elsewhere.</summary>
/// <param name="what">What is counted.</param>
internal sealed class ProgressLine(string what) : IDisposable
{
    private const double Interval = 0.1;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly RedrawnBlock? _line = RedrawnBlock.Possible ? new RedrawnBlock(Console.Error, () => Console.WindowWidth) : null;
    private double _shown;

    public void Show(long done, long total)
    {
        double now = _watch.Elapsed.TotalSeconds;
        if (done < total && now - _shown < Interval)
        {
            return;
        }

        _shown = now;
        string line = string.Create(
            CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} {what}, {done / now:F1} a second, {(total - done) * now / done:F0} s to go");
        _line?.Draw([new StyledText(line)]);
    }

    public void Dispose() => _line?.Clear();
}
