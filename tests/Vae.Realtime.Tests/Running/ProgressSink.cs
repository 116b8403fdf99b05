namespace Vae.Realtime.Tests.Running;

using System.Diagnostics;
using System.Globalization;
using Xunit;
using Xunit.Abstractions;

/// <summary>Passes on what happens, and keeps one line about it in a file for whoever started the run.</summary>
internal sealed class ProgressSink : LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    /// <summary>The file that a line is appended to every second.</summary>
    private const string ProgressVariable = "VAE_TEST_PROGRESS";

    /// <summary>The file that gets the table of durations at the end.</summary>
    private const string DurationsVariable = "VAE_TEST_DURATIONS";

    private readonly IMessageSink _inner;
    private readonly string? _progress = Environment.GetEnvironmentVariable(ProgressVariable);
    private readonly string? _durations = Environment.GetEnvironmentVariable(DurationsVariable);
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<(string Name, double Seconds, long Started)> _running = [];
    private readonly List<(string Name, double Seconds)> _finished = [];
    private readonly int _count;
    private readonly double _expected;
    private double _done;
    private int _cases;
    private int _failed;
    private Timer? _timer;

    private ProgressSink(IMessageSink inner, IReadOnlyCollection<ITestCase> cases)
    {
        (_inner, _count, _expected) = (inner, cases.Count, cases.Sum(Expected.Seconds));
    }

    /// <summary>The sink itself where nobody asked for progress.</summary>
    public static IMessageSink Around(IMessageSink inner, IReadOnlyCollection<ITestCase> cases)
    {
        ProgressSink sink = new(inner, cases);
        if (sink._progress is not null)
        {
            sink._timer = new Timer(_ => sink.Tell(), null, 1000, 1000);
        }

        return sink._progress is null && sink._durations is null ? inner : sink;
    }

    public void Dispose() => _timer?.Dispose();

    public bool OnMessage(IMessageSinkMessage message)
    {
        lock (_lock)
        {
            Follow(message);
        }

        return _inner.OnMessage(message);
    }

    private void Follow(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestStarting starting:
                _running.Add((Expected.Name(starting.TestCase), Expected.Seconds(starting.TestCase), Stopwatch.GetTimestamp()));
                break;
            case ITestFailed:
                _failed++;
                break;
            case ITestFinished finished:
                _running.RemoveAt(_running.FindIndex(test => test.Name == Expected.Name(finished.TestCase)));
                _finished.Add((Expected.Name(finished.TestCase), (double)finished.ExecutionTime));
                break;
            case ITestCaseFinished finished:
                _cases++;
                _done += Expected.Seconds(finished.TestCase);
                break;
            case ITestAssemblyFinished:
                Dispose();
                if (_durations is not null)
                {
                    File.WriteAllLines(_durations, Expected.Rows(_finished));
                }

                break;
        }
    }

    private void Tell()
    {
        lock (_lock)
        {
            File.AppendAllText(_progress!, Line() + "\n");
        }
    }

    // 812 of 2145 tests, 1 failed, about 3 min left: Kernels.ConformanceTests.Agrees_with_its_twin
    private string Line()
    {
        // At first the table is trusted alone, on one core; then the pace of this run.
        double done = _done + _running.Sum(test => Math.Min(test.Seconds, Stopwatch.GetElapsedTime(test.Started).TotalSeconds));
        double left = Stopwatch.GetElapsedTime(_started).TotalSeconds / Math.Max(done, 1e-9) * (_expected - done);
        string time = left < 50 ? $"{Math.Ceiling(left / 10) * 10:F0} s" : $"{Math.Ceiling(left / 60):F0} min";
        time = done < 0.02 * _expected ? "" : $", about {time} left";
        string failed = _failed == 0 ? "" : $", {_failed} failed";
        string running = string.Join(", ", _running.Select(test => test.Name).Distinct());
        return string.Create(CultureInfo.InvariantCulture, $"{_cases} of {_count} tests{failed}{time}: {running}");
    }
}
