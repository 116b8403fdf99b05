namespace Vae.Realtime.Cli.Output;

using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Vae.Realtime.Gpu;
using Vae.Realtime.Training;

/// <summary>The same lines, and below them the curve of the losses and how far the epoch under way has come.</summary>
internal sealed class TerminalTrainingView : PlainTrainingView
{
    private const int CurveLines = 6;
    private const int MostColumns = 72;
    private const int BarColumns = 24;
    private const int SmallestWidth = 60;
    private const int SmallestHeight = 16;

    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private static readonly Style TrainingStyle = new(Color.DeepSkyBlue1);
    private static readonly Style MeasuredStyle = new(Color.Yellow);
    private static readonly Style Faint = new(Color.Grey);

    private readonly LossCurve _curve = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TrainingPace? _pace;
    private LiveDisplayContext? _display;
    private string _measured = "";
    private int _stepsPerEpoch;
    private TimeSpan _drawn;
    private (int Epoch, int Step, double Sum) _last;

    /// <summary>Whether the terminal can redraw what stands there.</summary>
    public static bool Possible => AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true, Unicode: true };

    public override void Begin(TrainingRun run, GpuDeviceInfo device, int epochs)
    {
        base.Begin(run, device, epochs);
        _stepsPerEpoch = run.Trainer.StepsPerEpoch;
        _pace = new TrainingPace(epochs, _stepsPerEpoch, run.Trainer.ExamplesPerStep);
        _measured = run.Examples.Validation > 0 ? "validation" : "test";
    }

    public override void Watch(Action training) => AnsiConsole.Live(new Text("")).AutoClear(true).Start(display =>
    {
        _display = display;
        training();
    });

    public override void Progress(TrainingProgress progress)
    {
        Follow(progress);
        _pace!.Add(progress.Epoch, progress.Step, _clock.Elapsed);
        Draw(progress);
    }

    public override void Finish(EpochResult epoch)
    {
        // A short epoch may be over before its steps were reported.
        TrainingProgress whole = new(epoch.Epoch, _stepsPerEpoch, _stepsPerEpoch, epoch.Train);
        Follow(whole);
        _curve.AddMeasured(epoch.Epoch, epoch.Monitored.Loss);
        _pace!.Finish(epoch.Epoch, epoch.ImagesPerSecond, _clock.Elapsed);
        base.Finish(epoch);
        Draw(whole);
    }

    protected override void Print(string line) => AnsiConsole.MarkupLineInterpolated($"{line}");

    private void Draw(TrainingProgress progress)
    {
        if (_clock.Elapsed - _drawn >= Redraw)
        {
            _display!.UpdateTarget(Picture(progress));
            _drawn = _clock.Elapsed;
        }
    }

    // The running mean is over all of the epoch; what came since the last call tells more.
    private void Follow(TrainingProgress progress)
    {
        (int step, double sum) = progress.Epoch == _last.Epoch ? (_last.Step, _last.Sum) : (0, 0);
        if (progress.Step <= step)
        {
            return;
        }

        double total = progress.Running.Loss * progress.Step;
        _curve.AddTraining(
            progress.Epoch - 1 + (((double)step + progress.Step) / 2 / progress.Steps), (total - sum) / (progress.Step - step));
        _last = (progress.Epoch, progress.Step, total);
    }

    private Rows Picture(TrainingProgress progress)
    {
        List<IRenderable> rows = [];
        int width = AnsiConsole.Profile.Width;
        if (!_curve.IsEmpty && width >= SmallestWidth && AnsiConsole.Profile.Height >= SmallestHeight)
        {
            foreach ((string scale, string line, bool[] measured) in _curve.Draw(Math.Min(MostColumns, width - 14), CurveLines))
            {
                Paragraph row = new();
                row.Append($"{scale} ", Faint);
                for (int at = 0; at < line.Length; at++)
                {
                    row.Append(line[at].ToString(), measured[at] ? MeasuredStyle : TrainingStyle);
                }

                rows.Add(row);
            }

            rows.Add(new Paragraph().Append("━ training  ", TrainingStyle).Append($"━ {_measured}", MeasuredStyle));
        }

        rows.Add(Status(progress));
        return new Rows(rows);
    }

    private Paragraph Status(TrainingProgress progress)
    {
        int full = (int)((long)BarColumns * progress.Step / Math.Max(1, progress.Steps));
        List<string> words = [];
        void Add(FormattableString text) => words.Add(text.ToString(CultureInfo.InvariantCulture));
        if (double.IsFinite(progress.Running.Loss))
        {
            Add($"loss {progress.Running.Loss:F2}");
        }

        if (_pace!.ImagesPerSecond is double speed)
        {
            Add($"{speed:F0}/s");
        }

        if (_pace.Left is TimeSpan left)
        {
            Add($"{(int)left.TotalHours}:{left:mm\\:ss} left");
        }

        return new Paragraph()
            .Append($"epoch {progress.Epoch}/{Epochs} ")
            .Append(new string('━', full), TrainingStyle)
            .Append(new string('━', BarColumns - full), Faint)
            .Append($" {100L * progress.Step / Math.Max(1, progress.Steps),3}%  {string.Join("  ", words)}");
    }
}
