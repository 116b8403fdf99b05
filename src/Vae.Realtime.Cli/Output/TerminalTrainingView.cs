namespace Vae.Realtime.Cli.Output;

using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Training;

/// <summary>The lines of a plain view, and below them the curve of the losses and how far the epoch under way has come.</summary>
internal sealed class TerminalTrainingView : PlainTrainingView
{
    private const int CurveLines = 6;
    private const int MaxColumns = 72;
    private const int BarColumns = 24;
    private const int SmallestWidth = 60;
    private const int SmallestHeight = 16;

    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private readonly LossCurve _curve = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly RedrawnBlock _block = new(Console.Out, () => AnsiConsole.Profile.Width);
    private readonly ColorSystem _colours = AnsiConsole.Profile.Capabilities.ColorSystem;
    private TrainingPace? _pace;
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

    public override void Watch(Action training)
    {
        try
        {
            training();
        }
        finally
        {
            _block.Clear();
        }
    }

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
        _block.Clear();
        base.Finish(epoch);
        _drawn = TimeSpan.Zero;
        Draw(whole);
    }

    private void Draw(TrainingProgress progress)
    {
        if (_clock.Elapsed - _drawn >= Redraw)
        {
            _block.Draw(Picture(progress));
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

    private List<StyledText> Picture(TrainingProgress progress)
    {
        List<StyledText> rows = [];
        int width = AnsiConsole.Profile.Width;
        if (!_curve.IsEmpty && width >= SmallestWidth && AnsiConsole.Profile.Height >= SmallestHeight)
        {
            foreach ((string scale, string line, bool[] measured) in _curve.Draw(Math.Min(MaxColumns, width - 14), CurveLines))
            {
                StyledText row = new StyledText(_colours).Add($"{scale} ", Ink.Faint);
                for (int at = 0; at < line.Length; at++)
                {
                    row.Add(line[at].ToString(), measured[at] ? Ink.Second : Ink.First);
                }

                rows.Add(row);
            }

            // Without colours the curves are one, and a legend would tell nothing.
            rows.Add(_colours == ColorSystem.NoColors
                ? new StyledText($"training and {_measured} loss")
                : new StyledText(_colours).Add("━ training  ", Ink.First).Add($"━ {_measured}", Ink.Second));
        }

        rows.Add(Status(progress));
        return rows;
    }

    private StyledText Status(TrainingProgress progress)
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

        // Told apart without colours too.
        return new StyledText(_colours)
            .Add($"epoch {progress.Epoch}/{Epochs} ")
            .Add(new string('━', full), Ink.First)
            .Add(new string('╌', BarColumns - full), Ink.Faint)
            .Add($" {100L * progress.Step / Math.Max(1, progress.Steps),3}%  {string.Join("  ", words)}");
    }
}
