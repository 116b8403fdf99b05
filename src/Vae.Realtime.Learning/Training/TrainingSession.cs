namespace Vae.Realtime.Learning.Training;

using System.Globalization;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Models;

/// <summary>Trains a run to its end, and sees to it that the model is saved whatever that end is.</summary>
/// <param name="run">The run, new or continued.</param>
/// <param name="options">What to save, and when to end.</param>
internal sealed class TrainingSession(TrainingRun run, SessionOptions options)
{
    /// <summary>The best monitored loss: of the validation split where there is one, else of the test split.</summary>
    public double Best => run.Best;

    /// <summary>Epochs since it improved.</summary>
    public int StaleEpochs => run.StaleEpochs;

    /// <summary>Steps taken since the run began.</summary>
    public long Steps => run.Trainer.Finished;

    /// <summary>Files written as checkpoints.</summary>
    public List<string> Checkpoints { get; } = [];

    /// <summary>What was trained.</summary>
    public VaeModel Model => run.Model;

    /// <inheritdoc cref="TrainingRun.Posterior"/>
    public PosteriorUse Posterior(CancellationToken cancellation) => run.Posterior(cancellation);

    /// <inheritdoc cref="TrainingRun.Fit"/>
    public ReconstructionFit Fit(CancellationToken cancellation) => run.Fit(cancellation);

    /// <summary>Why <see cref="Run"/> would train nothing, with what to change; null where it would train.</summary>
    /// <param name="epochs">Epochs of the whole run.</param>
    public string? WhyNothing(int epochs)
    {
        if (run.Epochs >= epochs)
        {
            string behind = run.Epochs == 1 ? "1 epoch" : $"{run.Epochs} epochs";
            return $"the run has {behind} behind it, and --epochs counts from its beginning; give --epochs {run.Epochs + 1} or more";
        }

        return Stale ? $"the run has not improved for {StaleEpochs} epochs; give --patience {StaleEpochs + 1} or more, or 0 for no end by it" : null;
    }

    /// <summary>Trains the epochs that are left.</summary>
    /// <param name="epochs">Epochs of the whole run.</param>
    /// <param name="progress">Called now and then.</param>
    /// <param name="finished">Called after each epoch, with whether it was the best so far. Where it fails the model is saved all the same.</param>
    /// <param name="cancellation">Ends the run after the steps in flight.</param>
    /// <exception cref="VaeException">A file cannot be written, or nothing could be learned.</exception>
    public SessionEnd Run(int epochs, Action<TrainingProgress> progress, Action<EpochResult, bool> finished, CancellationToken cancellation)
    {
        try
        {
            while (run.Epochs < epochs && !Stale)
            {
                EpochResult epoch = run.RunEpoch(progress, cancellation);
                bool best = Judge(epoch.Monitored.Loss);
                Tell(() => finished(epoch, best));
                Keep(epoch, best);
            }
        }
        catch (OperationCanceledException)
        {
            if (run.Trainer.Finished == 0)
            {
                return SessionEnd.InterruptedAtOnce;
            }

            run.Save(InterruptedPath);
            return SessionEnd.Interrupted;
        }

        if (!options.KeepBest)
        {
            run.Save(options.Path);
        }

        return run.Epochs < epochs ? SessionEnd.NoImprovement : SessionEnd.Finished;
    }

    /// <summary>Where an interrupted run is saved: the file itself unless that holds the best epoch.</summary>
    public string InterruptedPath => options.KeepBest && run.Epochs > 0 ? Beside("last") : options.Path;

    private bool Stale => options.EarlyStopping.Patience > 0 && StaleEpochs >= options.EarlyStopping.Patience;

    // A line that cannot be written, for want of space say, must not cost what was learned.
    private void Tell(Action finished)
    {
        try
        {
            finished();
        }
        catch (Exception error) when (error is VaeException or IOException)
        {
            string path = InterruptedPath;
            run.Save(path);
            throw new VaeException(
                $"{error.Message.TrimEnd('.')}; the model after {Steps} steps is saved in '{path}'; continue with --resume {path}", error);
        }
    }

    private bool Judge(double loss)
    {
        bool best = loss < Best - options.EarlyStopping.MinDelta;
        (run.Best, run.StaleEpochs) = best ? (loss, 0) : (run.Best, run.StaleEpochs + 1);
        return best;
    }

    private void Keep(EpochResult epoch, bool best)
    {
        if (best && options.KeepBest)
        {
            run.Save(options.Path);
        }

        if (options.CheckpointEvery > 0 && epoch.Epoch % options.CheckpointEvery == 0)
        {
            string path = Beside(string.Create(CultureInfo.InvariantCulture, $"epoch-{epoch.Epoch:D4}"));
            run.Save(path);
            Checkpoints.Add(path);
        }
    }

    private string Beside(string what) => Path.ChangeExtension(options.Path, $"{what}{Path.GetExtension(options.Path)}");
}
