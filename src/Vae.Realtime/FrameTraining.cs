namespace Vae.Realtime;

using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;
using Vae.Realtime.Learning.Training;
using Vae.Realtime.Training;

/// <summary>
/// Training in the time that frames leave over: the recorded step goes to the queue slice by slice and stops in time for the next frame.
/// Rates and weights can be changed while it runs; another batch size or other data take a new recording, which is made and compiled
/// beside the frames while the old one goes on, and learns on with the same parameters and Adam's moments.
/// </summary>
public sealed class FrameTraining : IDisposable
{
    // The most time on the device that a share saves up, in seconds.
    private const double MaxSaved = 0.1;

    private readonly VaeModel _model;
    private readonly TimeProvider _clock;
    private readonly SafetyMargin _margin = new();
    private readonly TrainingClaim _claim = new();
    private SlicedTrainer _training;
    private Successor? _next;
    private TrainerOptions _options;
    private IBatchSource _source;
    private (IBatchSource Source, int Batch) _wanted;
    private string? _problem;
    private ParameterCopy? _kept;
    private long? _keptSteps;
    private double _due;
    private double _saved;
    private double _granted;

    /// <param name="model">A trainable model.</param>
    /// <param name="source">Training examples; not disposed here.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="clock">All times here are on it; null for the system's.</param>
    /// <param name="steps">Steps that the model, with its optimiser's moments, has behind it; the next has the number after those.</param>
    /// <exception cref="VaeException">They do not go together.</exception>
    internal FrameTraining(VaeModel model, IBatchSource source, TrainerOptions options, TimeProvider? clock = null, long steps = 0)
    {
        _clock = clock ?? TimeProvider.System;
        _granted = Now();
        (_model, _source, _options, _wanted) = (model, source, options, (source, options.Batch));
        _training = Make(source, options);
        if (steps > 0)
        {
            _training.Trainer.ContinueFrom(steps);
        }
    }

    /// <summary>What trains, for measuring it by itself.</summary>
    internal Trainer Trainer => _training.Trainer;

    /// <summary>Where the examples come from at present.</summary>
    internal IBatchSource Source => _source;

    /// <summary>No slices are submitted while set.</summary>
    public bool Paused { get; set; }

    /// <summary>The most of the device's time that training takes, from 0 to 1. At 1 it takes all that frames leave over.</summary>
    public double Share { get; set; } = 1;

    /// <summary>
    /// The part of the time that training is sure of, from 0 to <see cref="TrainingClaim.Most"/>, but not more than <see cref="Share"/>: a host
    /// lets its frames give way by <see cref="Needed"/>.
    /// </summary>
    public double MinShare { get; set; } = TrainingClaim.Standard;

    /// <summary>The part of the device's time that training had over about the last second, by the estimates of its slices.</summary>
    public double Received => _claim.Received;

    /// <summary>Which part of the time it had, over all the time in which it could run.</summary>
    public double ReceivedInAll => _claim.ReceivedInAll;

    /// <summary>
    /// Seconds that the next frame has to be put off for, so that training has the part of the time that it is sure of; 0 for none.
    /// </summary>
    public double Needed
    {
        get
        {
            double needed = _claim.Needed(Now() - _granted);
            return needed > 0 ? needed + _margin.Seconds : 0;
        }
    }

    /// <summary>Adam's step size, from the next step on.</summary>
    public double LearningRate
    {
        get => _options.LearningRate;
        set
        {
            Note(value != LearningRate);
            _options = Checked(_options with { LearningRate = value });
            _training.Trainer.LearningRate = value;
        }
    }

    /// <summary>Weight of the KL term, from the next step on.</summary>
    public double Beta
    {
        get => _options.Kl.Beta;
        set
        {
            Note(value != Beta);
            _options = Checked(_options with { Kl = _options.Kl with { Beta = value } });
            _training.Trainer.Beta = value;
        }
    }

    /// <summary>Examples of a step. One that is set takes effect once its kernels are compiled.</summary>
    public int Batch
    {
        get => _wanted.Batch;
        set => _wanted = (_wanted.Source, value);
    }

    /// <summary>Whether every slice has run and been measured, so that all of the time left over is used.</summary>
    public bool Ready => _training.Measured;

    /// <summary>Whether a change of batch size or data is under way.</summary>
    public bool Changing => _wanted != (_source, _options.Batch);

    /// <summary>The hyper-parameters at present.</summary>
    public TrainerOptions Options => _options;

    /// <summary>Steps that the model has behind it whose reports are in.</summary>
    public long Steps => _training.Trainer.Finished;

    /// <summary>Seconds that a step takes on the device, as measured; 0 before.</summary>
    public double StepSeconds => _training.StepSeconds;

    /// <summary>The loss at the beginning and now: what every display of it shows. It begins again when the model starts over.</summary>
    public LossTrend Losses { get; } = new();

    /// <summary>The loss over the whole run, and where the model, the data or a rate changed.</summary>
    internal LossHistory History { get; init; } = new();

    /// <summary>How quickly it learns.</summary>
    internal TrainingRate Rate { get; } = new();

    /// <summary>
    /// Learns from other examples once their kernels are compiled. The present ones may be disposed only when <see cref="Source"/> has changed.
    /// </summary>
    /// <param name="source">Not disposed here.</param>
    /// <exception cref="VaeException">They are of another shape than the model takes.</exception>
    internal void SwitchTo(IBatchSource source)
    {
        BatchChecks.ThrowIfUnfit(source, _model);
        _wanted = (source, Math.Min(_wanted.Batch, source.Count));
    }

    /// <summary>Why the last change could not be made, once; null when all went well.</summary>
    public string? TakeProblem()
    {
        string? problem = _problem;
        _problem = null;
        return problem;
    }

    /// <summary>Whether there is something that <see cref="StartOver"/> made the model forget.</summary>
    public bool CanTakeBack => _keptSteps is not null;

    /// <summary>
    /// Forgets all that the model has learned, its optimiser's moments too, and begins at the first step. What it knew is kept on the device for
    /// <see cref="TakeBack"/>. A step under way is dropped; waits for what is in flight.
    /// </summary>
    /// <param name="seed">Seed of the parameters that it begins with.</param>
    /// <exception cref="GpuException">There is no memory left to keep what it knew.</exception>
    public void StartOver(ulong seed)
    {
        _kept ??= new ParameterCopy(_model.Device, _model.Store);
        long steps = Steps;
        _training.Restart(0);
        _kept.Take();
        _keptSteps = steps;
        _model.Forget(seed);
        BeginAnew();
    }

    /// <summary>Brings back what the model knew before it started over; what it has learned since is gone.</summary>
    /// <exception cref="InvalidOperationException">It has not started over.</exception>
    public void TakeBack()
    {
        long steps = _keptSteps ?? throw new InvalidOperationException("The model has not started over.");
        _training.Restart(steps);
        _kept!.PutBack();
        _keptSteps = null;
        BeginAnew();
    }

    /// <summary>Takes the reports of finished steps, without waiting. To be called once as a frame begins.</summary>
    public void Poll()
    {
        _training.Collect();
        double now = Now();
        Rate.Advance(now, Ready && !Paused);

        // A frame that begins before it was due says nothing.
        if (!_training.Busy || now >= _due)
        {
            _margin.Observe(overran: _training.Busy);
        }
    }

    /// <summary>Whether a step has been submitted whole whose report is not in: the next frame will show another model.</summary>
    public bool StepPending => _training.Trainer.Completed > _training.Trainer.Finished;

    /// <summary>Trains until shortly before a frame is due.</summary>
    /// <param name="until">
    /// When it is due, as a timestamp of the clock: of the system's, a <see cref="System.Diagnostics.Stopwatch"/> timestamp.
    /// </param>
    /// <param name="withinStep">End no step, so that the frame shows the model as it is.</param>
    /// <returns>Slices submitted.</returns>
    public int Run(long until, bool withinStep = false)
    {
        TrainUntil extent = Change();
        double now = Now();
        double passed = now - _granted;
        _saved = Math.Min(_saved + (passed * Share), MaxSaved);
        _granted = now;
        _due = (double)until / _clock.TimestampFrequency;
        if (Paused || Share <= 0 || extent == TrainUntil.Paused || !_training.Prepare())
        {
            _claim.Waive();
            return 0;
        }

        _claim.Advance(passed, Math.Min(MinShare, Share));
        double spent = _training.Spent;
        int slices = _training.Run(
            _due - _margin.Seconds, Share < 1 ? _saved : double.PositiveInfinity, withinStep ? TrainUntil.BeforeLastSlice : extent);
        _saved -= _training.Spent - spent;
        _claim.Spend(_training.Spent - spent);
        return slices;
    }

    /// <summary>Finishes the step under way and takes its report: waits for at most two steps. The model is that of a whole step then.</summary>
    public void Settle() => _training.Trainer.Drain();

    public void Dispose()
    {
        _next?.Training.Dispose();
        _training.Dispose();
        _kept?.Dispose();
    }

    private double Now() => (double)_clock.GetTimestamp() / _clock.TimestampFrequency;

    private static TrainerOptions Checked(TrainerOptions options)
    {
        options.Validate();
        return options;
    }

    private SlicedTrainer Make(IBatchSource source, TrainerOptions options)
    {
        Trainer trainer = new(_model, source, options);
        trainer.StepFinished += Take;
        return new SlicedTrainer(trainer, _clock);
    }

    private void BeginAnew()
    {
        Losses.Clear();
        History.Mark(LossChange.Model);
    }

    private void Note(bool changed)
    {
        if (changed)
        {
            History.Mark(LossChange.Rate);
        }
    }

    private void Take(long step, StepReport report, uint examples)
    {
        if (Losses.Add(report, examples) is { } terms)
        {
            History.Add(terms);
        }

        Rate.Step(examples);
    }

    // Continues a change that is wanted, without waiting for compilers. Says how far the present trainer may go meanwhile.
    private TrainUntil Change()
    {
        if (_next is null)
        {
            if (!Changing)
            {
                return TrainUntil.Deadline;
            }

            if (!_training.Trainer.BetweenSteps)
            {
                return TrainUntil.EndOfStep;
            }

            Begin();
        }
        else if (!_next.IsExclusive && (_next.Training.Trainer.ExamplesPerBatch != _wanted.Batch || _next.Source != _wanted.Source))
        {
            // Something else is wanted by now.
            _next.Training.Dispose();
            _next = null;
        }
        else if (_next.Training.Prepare())
        {
            if (!_training.Trainer.BetweenSteps)
            {
                return TrainUntil.EndOfStep;
            }

            Exchange(_next);
        }

        return _next is { IsExclusive: true } ? TrainUntil.Paused : TrainUntil.Deadline;
    }

    private void Begin()
    {
        (IBatchSource source, int batch) = _wanted;
        bool exclusive = source == _source && _source.Ahead(0, _options.Batch) < int.MaxValue;
        try
        {
            _next = new Successor(Make(source, Checked(_options with { Batch = batch })), source, exclusive);
        }
        catch (Exception error) when (error is VaeException or GpuException)
        {
            _problem = error.Message;
            _wanted = (_source, _options.Batch);
        }
    }

    private void Exchange(Successor next)
    {
        Trainer old = _training.Trainer;
        Trainer fresh = next.Training.Trainer;
        old.Drain();
        fresh.ContinueFrom(old.Finished);
        (fresh.LearningRate, fresh.Beta) = (LearningRate, Beta);
        _training.Dispose();
        History.Mark(next.Source == _source ? LossChange.Rate : LossChange.Data);
        _options = _options with { Batch = fresh.ExamplesPerBatch };
        (_training, _next, _source) = (next.Training, null, next.Source);
    }

    /// <summary>What takes the place of the present training once it is compiled.</summary>
    /// <param name="Training">Its own recording of the step.</param>
    /// <param name="Source">Its examples.</param>
    /// <param name="IsExclusive">
    /// A source that streams serves one recording only: the present one's steps have ended, and nothing else can be wanted meanwhile.
    /// </param>
    private sealed record Successor(SlicedTrainer Training, IBatchSource Source, bool IsExclusive);
}
