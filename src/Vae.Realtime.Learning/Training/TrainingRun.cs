namespace Vae.Realtime.Learning.Training;

using System.Diagnostics;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Inference;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Kernels.Tuning;
using Vae.Realtime.Learning.Models;

/// <summary>A run from data to a model file: epochs of training, each followed by a test.</summary>
internal sealed class TrainingRun : IDisposable
{
    // Long enough to hide the submit, short enough that Ctrl+C answers at once on a slow device.
    private const int BatchesPerSubmit = 8;

    private readonly DataSpec _spec;
    private readonly TrainerOptions _options;
    private readonly BatchSources _data;
    private readonly VaeModel _model;
    private readonly Trainer _trainer;
    private readonly Evaluator _evaluator;
    private readonly Evaluator? _validator;
    private TrainingProfiler? _profiler;
    private LossTerms? _lastTest;
    private LossSum _sum = new();

    /// <param name="device">Where to train.</param>
    /// <param name="data">What <paramref name="spec"/> names, opened; disposed with the run, also where this fails.</param>
    /// <param name="architecture">Builds the model for the data's shape and number of classes, null where they have no labels.</param>
    /// <param name="spec">The data.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="defaults">Which of them may follow the data.</param>
    /// <exception cref="VaeException">Data, model and hyper-parameters do not go together.</exception>
    public TrainingRun(
        GpuDevice device,
        BatchSources data,
        Func<Shape, int?, VaeArchitecture> architecture,
        DataSpec spec,
        TrainerOptions options,
        RunDefaults defaults = default)
    {
        _spec = spec;
        _data = Augmented(device, data, options.Augmentation);
        try
        {
            options.Validate();
            List<string> notes = [.. _data.Notes];
            _options = options = defaults.Fit(options, _data.Train.Count, notes);
            Notes = notes;
            _model = new VaeModel(device, architecture(_data.Train.Shape, _data.Train.ClassNames?.Count), trainable: true);
            _model.Initialise(options.Seed);
            Tune();
            _trainer = new Trainer(_model, _data.Train, options);
            _trainer.WarmUp(sliced: false);
            _evaluator = new Evaluator(_model, _data.Test);
            _validator = _data.Validation is null ? null : new Evaluator(_model, _data.Validation);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public VaeModel Model => _model;

    public Trainer Trainer => _trainer;

    /// <summary>Examples in the training, the validation and the test split.</summary>
    public (int Train, int Validation, int Test) Examples => (_data.Train.Count, _data.Validation?.Count ?? 0, _data.Test.Count);

    /// <summary>What a person should know of how the data were read and what was chosen for them, a line each.</summary>
    public IReadOnlyList<string> Notes { get; } = [];

    /// <summary>The hyper-parameters, as the run has them.</summary>
    public TrainerOptions Options => _options;

    /// <summary>Epochs finished.</summary>
    public int Epochs { get; private set; }

    /// <summary>The lowest monitored loss so far; infinite before the first epoch.</summary>
    public double Best { get; set; } = double.PositiveInfinity;

    /// <summary>Epochs since the monitored loss improved.</summary>
    public int StaleEpochs { get; set; }

    /// <summary>The steps profiled so far; null unless <see cref="Profile"/> was called.</summary>
    public ChromeTrace? Trace => _profiler?.Trace;

    /// <summary>Has some steps of the coming epochs profiled; see <see cref="TrainingProfiler"/>. They learn what they always learn.</summary>
    /// <exception cref="GpuException">The device has no timestamps.</exception>
    public void Profile() => _profiler ??= new TrainingProfiler(_trainer);

    /// <summary>Trains one epoch and tests.</summary>
    /// <param name="progress">Called now and then, on this thread.</param>
    /// <param name="cancellation">Ends the epoch after the steps in flight; the model keeps what it learned and can be saved.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="VaeException">Every step of the epoch was rejected, or the test loss is not finite.</exception>
    public EpochResult RunEpoch(Action<TrainingProgress>? progress, CancellationToken cancellation)
    {
        int done = (int)(_trainer.Finished % _trainer.StepsPerEpoch);
        int taken = done;
        if (done == 0)
        {
            _sum = new LossSum();
        }

        LossSum sum = _sum;
        void Add(long step, StepReport report, uint examples)
        {
            sum.Add(report, examples);
            taken++;
        }

        void Steps(int count, int together, Action<int> submit)
        {
            for (int left = count; left > 0; left -= together)
            {
                cancellation.ThrowIfCancellationRequested();
                submit(Math.Min(left, together));
                while (_trainer.InFlight > 2)
                {
                    _trainer.WaitForOldest();
                }

                progress?.Invoke(new TrainingProgress(Epochs + 1, taken, _trainer.StepsPerEpoch, sum.Mean));
            }
        }

        _lastTest = null;
        Stopwatch clock = Stopwatch.StartNew();
        _trainer.StepFinished += Add;
        try
        {
            int stepsPerSubmit = Math.Max(1, BatchesPerSubmit / _options.Accumulate);
            (int before, int profiled) = _profiler?.Plan(Epochs) ?? default;
            (before, profiled) = done == 0 ? (before, profiled) : default;
            Steps(before, stepsPerSubmit, _trainer.Submit);
            Steps(profiled, 1, _ => _profiler!.Step());
            Steps(_trainer.StepsPerEpoch - done - before - profiled, stepsPerSubmit, _trainer.Submit);
        }
        finally
        {
            _trainer.Drain();
            _trainer.StepFinished -= Add;
        }

        double seconds = clock.Elapsed.TotalSeconds;
        if (sum.Examples == 0)
        {
            throw new VaeException("Every step's loss or gradient was not finite, so nothing was learned; use a smaller --lr.");
        }

        LossTerms test = _evaluator.Run(_options.Seed, cancellation);
        _lastTest = test;
        LossTerms? validation = _validator?.Run(_options.Seed, cancellation);
        int learned = _data.Train.Count - (int)Math.Min(_data.Train.Count, (long)done * _trainer.ExamplesPerStep);
        return new EpochResult(++Epochs, sum.Mean, test, seconds, learned / seconds, sum.Rejected, validation);
    }

    /// <summary>How much of its latent space the model uses, for examples that it learned from.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public PosteriorUse Posterior(CancellationToken cancellation) =>
        PosteriorUse.Of(_model, _data.Train, _options.Seed, _options.Batch, cancellation);

    /// <summary>How close reconstructions of the test split come.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ReconstructionFit Fit(CancellationToken cancellation) =>
        ReconstructionFit.Of(_model, _data.Test, _data.Scaling, _options.Seed, cancellation);

    /// <summary>Writes the model with a record of the run. Equal runs write equal bytes.</summary>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public void Save(string path)
    {
        TrainingState state = new(_trainer.Finished, _sum, Best, StaleEpochs);
        ModelFile.SaveWithMoments(path, _model, TrainingRecord.Write(_spec, _data, _model.Architecture, _options, state, _lastTest));
    }

    /// <summary>Continues where the run stood whose model is given: the same steps follow as if it had not ended.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <returns>Why the optimiser and the count of steps begin again instead; null where they do not.</returns>
    /// <exception cref="VaeException">It is of another architecture, or has no training state.</exception>
    public string? Continue(string path)
    {
        TrainingState state = TrainingState.FromMetadata(ModelFile.Restore(path, _model, out string? problem), path);
        if (problem is not null)
        {
            return problem;
        }

        _trainer.ContinueFrom(state.Steps);
        (_sum, Best, StaleEpochs) = (state.Epoch, state.Best, state.StaleEpochs);
        Epochs = (int)(state.Steps / _trainer.StepsPerEpoch);
        return null;
    }

    private static BatchSources Augmented(GpuDevice device, BatchSources data, Augmentation changes)
    {
        try
        {
            return changes.IsNone ? data : data with { Train = new AugmentedBatches(device, data.Train, changes) };
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    // Measuring costs a software driver seconds of compilation, for which the guess is good; a graphics processor a blink.
    private void Tune()
    {
        if (_options.Retune || !_model.Device.Traits.IsCpu)
        {
            new GemmTuner(_model.Device).Run(_model.Tuning, _model.Products(_options.Batch), _options.Retune);
        }
    }

    public void Dispose()
    {
        _validator?.Dispose();
        _evaluator?.Dispose();
        _profiler?.Dispose();
        _trainer?.Dispose();
        _model?.Dispose();
        _data.Dispose();
    }
}
