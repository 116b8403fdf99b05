namespace Vae.Realtime.Training;

using System.Diagnostics;
using System.Globalization;
using Vae.Realtime.Batches;
using Vae.Realtime.Data;
using Vae.Realtime.Gpu;
using Vae.Realtime.Inference;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;
using Vae.Realtime.Profiling;

/// <summary>A run from data to a model file: epochs of training, each followed by a test.</summary>
public sealed class TrainingRun : IDisposable
{
    // Long enough to hide the submit, short enough that Ctrl+C answers at once on a slow device.
    private const int StepsPerSubmit = 8;

    private readonly DataSpec _spec;
    private readonly TrainerOptions _options;
    private readonly BatchSources _data;
    private readonly VaeModel _model;
    private readonly Trainer _trainer;
    private readonly Evaluator _evaluator;
    private TrainingProfiler? _profiler;
    private LossTerms? _lastTest;

    /// <param name="device">Where to train.</param>
    /// <param name="architecture">Builds the model for the data's shape.</param>
    /// <param name="spec">The data.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <exception cref="VaeException">Data, model and hyper-parameters do not go together.</exception>
    public TrainingRun(GpuDevice device, Func<ImageShape, VaeArchitecture> architecture, DataSpec spec, TrainerOptions options)
    {
        options.Validate();
        (_spec, _options) = (spec, options);
        _data = BatchSources.Open(device, spec);
        try
        {
            _model = new VaeModel(device, architecture(_data.Train.Shape), trainable: true);
            _model.Initialise(options.Seed);
            Tune();
            _trainer = new Trainer(_model, _data.Train, options);
            _trainer.WarmUp(sliced: false);
            _evaluator = new Evaluator(_model, _data.Test);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public VaeModel Model => _model;

    public Trainer Trainer => _trainer;

    /// <summary>Examples in the training and the test split.</summary>
    public (int Train, int Test) Examples => (_data.Train.Count, _data.Test.Count);

    /// <summary>Epochs finished.</summary>
    public int Epochs { get; private set; }

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
        LossSum sum = new();
        int taken = 0;
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
            (int before, int profiled) = _profiler?.Plan(Epochs) ?? default;
            Steps(before, StepsPerSubmit, _trainer.Submit);
            Steps(profiled, 1, _ => _profiler!.Step());
            Steps(_trainer.StepsPerEpoch - before - profiled, StepsPerSubmit, _trainer.Submit);
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
        return new EpochResult(++Epochs, sum.Mean, test, seconds, _data.Train.Count / seconds, sum.Rejected);
    }

    /// <summary>Writes the model with a record of the run. Equal runs write equal bytes.</summary>
    /// <exception cref="VaeException">The file cannot be written.</exception>
    public void Save(string path)
    {
        List<KeyValuePair<string, string>> record =
        [
            new("training.data", _spec is GlyphsSpec ? _spec.ToString() : Path.GetFileName(Path.TrimEndingDirectorySeparator(_spec.ToString()))),
            new("training.steps", _trainer.Finished.ToString(CultureInfo.InvariantCulture)),
            new("training.batch", _options.Batch.ToString(CultureInfo.InvariantCulture)),
            new("training.learning_rate", _options.LearningRate.ToString(CultureInfo.InvariantCulture)),
            new("training.seed", _options.Seed.ToString(CultureInfo.InvariantCulture)),
        ];
        if (_lastTest is LossTerms test)
        {
            record.Add(new("training.test_negative_elbo", test.Loss.ToString("R", CultureInfo.InvariantCulture)));
        }

        ModelFile.Save(path, _model, record);
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
        _evaluator?.Dispose();
        _profiler?.Dispose();
        _trainer?.Dispose();
        _model?.Dispose();
        _data.Dispose();
    }
}
