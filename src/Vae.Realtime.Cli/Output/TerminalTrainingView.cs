namespace Vae.Realtime.Cli.Output;

using System.Globalization;
using Spectre.Console;
using Vae.Realtime.Training;

/// <summary>The same lines, and below them a bar for the epoch under way.</summary>
internal sealed class TerminalTrainingView : PlainTrainingView
{
    private ProgressContext? _bars;
    private ProgressTask? _bar;

    public override void Watch(Action training) => AnsiConsole.Progress()
        .AutoClear(true)
        .HideCompleted(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(bars =>
        {
            _bars = bars;
            training();
        });

    public override void Progress(TrainingProgress progress)
    {
        string loss = double.IsFinite(progress.Running.Loss)
            ? string.Create(CultureInfo.InvariantCulture, $"  loss {progress.Running.Loss:F2}")
            : "";
        string description = $"epoch {progress.Epoch}/{Epochs}{loss}";
        _bar ??= _bars!.AddTask(description, maxValue: progress.Steps);
        _bar.Description = description;
        _bar.Value = progress.Step;
    }

    public override void Finish(EpochResult epoch)
    {
        _bar?.Value(_bar.MaxValue);
        _bar = null;
        base.Finish(epoch);
    }

    protected override void Print(string line) => AnsiConsole.MarkupLineInterpolated($"{line}");
}
