namespace Vae.Realtime.Learning.Training;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Profiling;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Trains a model with Adam on the negative ELBO. The step is recorded once; running it is resubmitting command buffers, many steps to a
/// submit, or slice by slice where a frame must not wait.
/// </summary>
/// <remarks>
/// Where gradients are accumulated the recording is that of a micro-batch, and a step is several runs of it; only the last changes parameters.
/// </remarks>
internal sealed partial class Trainer : IDisposable
{
    private readonly GpuDevice _device;
    private readonly IBatchSource _source;
    private readonly TrainerOptions _options;
    private readonly KlAnnealing _ramp;
    private readonly VaePass _pass;
    private readonly VaeBackward _backward;
    private readonly Augmenter? _corrupter;
    private readonly StepRing _ring;
    private readonly Recording _recording;
    private readonly MicroBatches _microBatches;
    private readonly GradientAccumulator? _accumulator;

    // Room for every slice of several steps, so that it does not grow while training. Micro-batches are counted, not steps.
    private readonly Queue<(ulong Ticket, long End)> _inFlight = new(256);
    private CompiledRecording? _whole;
    private CompiledRecording? _sliced;
    private int _slice;
    private long _begun;
    private long _taken;
    private StepReport _report;
    private uint _examples;

    /// <param name="model">A trainable model.</param>
    /// <param name="source">Training examples; not disposed here.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <exception cref="VaeException">A hyper-parameter makes no sense, or the data do not fit the model.</exception>
    public Trainer(VaeModel model, IBatchSource source, TrainerOptions options)
    {
        options.Validate();
        BatchChecks.ThrowIfUnfit(source, model);

        if (options.Batch > source.Count)
        {
            throw new VaeException($"The batch size {options.Batch} is larger than the data set of {source.Count} examples; use a smaller --batch.");
        }

        options.ThrowIfNothingToFreeze(model.Store.Parameters);
        (_device, _source, _options, Model) = (model.Device, source, options, model);
        (LearningRate, Beta, _ramp) = (options.LearningRate, options.Kl.Beta, options.Kl with { Beta = 1 });
        bool denoising = !options.Corruption.IsNone;
        _pass = new VaePass(model, options.Batch, training: true, denoising, options.Importance, options.Freezes, source.Count);
        _corrupter = denoising ? new Augmenter(_device, source.Shape, options.Corruption, AugmentationUse.Corruption) : null;
        _backward = _pass.Backward!;
        _ring = new StepRing(_device);
        _microBatches = new MicroBatches(source.Count, options.Batch, options.Accumulate);
        try
        {
            _accumulator = options.Accumulate > 1 ? new GradientAccumulator(_device, model.Store, options.Freezes) : null;
            _recording = Record();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public VaeModel Model { get; }

    /// <summary>Adam's step size before its schedule, of the steps that are submitted from now on.</summary>
    public double LearningRate { get; set; }

    /// <summary>Weight of the KL term before its ramp, of the steps that are submitted from now on.</summary>
    public double Beta { get; set; }

    /// <summary>The activations of the step; their content is the last step's.</summary>
    public VaePass Pass => _pass;

    public int StepsPerEpoch => _microBatches.StepsPerEpoch;

    /// <summary>Examples that are processed together.</summary>
    public int ExamplesPerBatch => _options.Batch;

    /// <summary>Examples of a step, unless it is an epoch's last.</summary>
    public int ExamplesPerStep => _options.Batch * _options.Accumulate;

    /// <summary>The parameters that stay as they are.</summary>
    public IEnumerable<Parameter> Frozen => Model.Store.Parameters.Where(_options.Freezes);

    /// <summary>Kernel launches in one step.</summary>
    public int DispatchesPerStep => _recording.Dispatches * _options.Accumulate;

    /// <summary>Steps submitted, at least in part.</summary>
    public long Submitted => _begun == 0 ? 0 : _microBatches.Step(_begun - 1) + 1;

    /// <summary>Steps submitted whole.</summary>
    public long Completed => _microBatches.Step(_slice == 0 ? _begun : _begun - 1);

    /// <summary>Steps whose reports have been taken.</summary>
    public long Finished => _microBatches.Step(_taken);

    /// <summary>Submits in flight.</summary>
    public int InFlight => _inFlight.Count;

    /// <summary>Called with every finished step, in order: its number, report and number of examples.</summary>
    public event Action<long, StepReport, uint>? StepFinished;

    /// <summary>Continues a run: the next step is number <paramref name="steps"/>, with the noise, order and rates it would have had.</summary>
    /// <exception cref="InvalidOperationException">A step has been submitted already.</exception>
    public void ContinueFrom(long steps)
    {
        if (Submitted > 0)
        {
            throw new InvalidOperationException("A run can only be continued before its first step.");
        }

        _begun = _taken = _microBatches.First(steps);
        _ring.Seek(_device, _begun);
    }

    /// <summary>
    /// Goes to another step: the next is number <paramref name="steps"/>. One that was begun in slices is dropped; what is in flight is waited
    /// for.
    /// </summary>
    public void Restart(long steps)
    {
        Drain(finish: false);
        (_slice, _report, _examples) = (0, default, 0);
        _begun = _taken = _microBatches.First(steps);
        _ring.Seek(_device, _begun);
    }

    /// <summary>Submits whole steps in one go, without waiting unless the ring is full.</summary>
    public void Submit(int steps)
    {
        FinishSlices();
        SubmitUntil(_microBatches.First(Submitted + steps));
    }

    /// <summary>The step with every kernel timed, for <see cref="RunProfiled"/>.</summary>
    /// <exception cref="GpuException">The device has no timestamps.</exception>
    public GpuProfile CreateProfile() => new(_device, _recording);

    /// <summary>
    /// Takes one step, which changes the model as any other does, with every kernel timed, of several micro-batches those of the last; waits
    /// for it.
    /// </summary>
    /// <param name="profile">Profile of this trainer.</param>
    public ProfiledSubmit RunProfiled(GpuProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Drain();
        SubmitUntil(_microBatches.First(Submitted + 1) - 1);
        Drain(finish: false);
        Schedule(_begun++);
        ProfiledSubmit run = profile.Run();
        Take(_begun);
        return run;
    }

    /// <summary>Takes the reports of submits that are finished, without waiting.</summary>
    public void Poll()
    {
        if (_inFlight.Count == 0)
        {
            return;
        }

        ulong completed = _device.Queue.Completed;
        while (_inFlight.Count > 0 && _inFlight.Peek().Ticket <= completed)
        {
            Take(_inFlight.Dequeue().End);
        }
    }

    /// <summary>Waits for the oldest submit and takes its reports.</summary>
    public void WaitForOldest()
    {
        if (_inFlight.TryDequeue(out (ulong Ticket, long End) oldest))
        {
            _device.Queue.Wait(oldest.Ticket);
            Take(oldest.End);
        }
    }

    /// <summary>Finishes every step begun and takes every report.</summary>
    public void Drain() => Drain(finish: true);

    /// <summary>Compiles the kernels of a step, on any thread; see <see cref="Gpu.Kernels.KernelLibrary.Prepare"/>.</summary>
    public void Prepare(CancellationToken cancellation = default) => _device.Kernels.Prepare(_recording, cancellation);

    /// <summary>Compiles a step, so that the first one does not stall.</summary>
    public void WarmUp(bool sliced)
    {
        if (sliced)
        {
            _sliced ??= _device.Compile(_recording, sliced: true);
        }
        else
        {
            _whole ??= _device.Compile(_recording);
        }
    }

    public void Dispose()
    {
        if (_inFlight.Count > 0)
        {
            _device.Queue.Wait(_device.Queue.Submitted);
        }

        _whole?.Dispose();
        _sliced?.Dispose();
        _ring.Dispose();
        _accumulator?.Dispose();
        _corrupter?.Dispose();
        _pass.Dispose();
    }

    private Recording Record()
    {
        Recording recording = new("training step");
        _source.Record(recording, _ring.Bindings, _pass, shuffled: true);
        recording.Cut();
        if (_corrupter is not null)
        {
            _corrupter.Record(recording, _ring.Bindings, _pass.X, _pass.SeenX);
            recording.Cut();
        }

        _pass.RecordForward(recording, _ring.Bindings, _options.Noise);
        _backward.Record(recording, _ring.Bindings);
        _accumulator?.Record(recording, _ring.Bindings);
        recording.Dispatch(new StepEnd(
            _ring.Bindings,
            _pass.Losses,
            _pass.Kl,
            _accumulator?.Squares ?? _backward.Squares,
            _ring.Reports,
            new StepEndParams(
                (uint)_pass.LossCount, (uint)_pass.KlCount, (uint)(_accumulator?.SquareCount ?? _backward.SquareCount))));
        Model.Store.RecordAdam(
            recording,
            _ring.Bindings.State,
            _options.Beta1,
            _options.Beta2,
            _options.Epsilon,
            _options.L2,
            _options.WeightDecay,
            _options.Freezes,
            _accumulator?.Sum);
        Model.Store.RecordAverages(recording, _ring.Bindings.State, BatchNorm.Momentum, _options.Freezes);
        return recording;
    }

    // Whole micro-batches, up to the one of this number.
    private void SubmitUntil(long end)
    {
        _whole ??= _device.Compile(_recording);
        while (_begun < end)
        {
            int count = (int)Math.Min(end - _begun, StepRing.Length);
            while (_begun + count - _taken > StepRing.Length)
            {
                WaitForOldest();
            }

            ulong ticket = 0;
            for (int left = count; left > 0;)
            {
                int together = Math.Min(left, _source.Ahead(_microBatches.FirstExample(_begun), _options.Batch));
                for (int i = 0; i < together; i++)
                {
                    Schedule(_begun++);
                }

                ticket = _device.Queue.Submit(_whole, together);
                left -= together;
            }

            _inFlight.Enqueue((ticket, _begun));
        }
    }

    private void Drain(bool finish)
    {
        if (finish)
        {
            FinishSlices();
        }

        while (_inFlight.Count > 0)
        {
            WaitForOldest();
        }
    }

    private void Schedule(long index)
    {
        long step = _microBatches.Step(index);
        long epoch = step / StepsPerEpoch;
        int first = _microBatches.FirstExample(index);
        ref StepEntry entry = ref _ring.Entry(index);
        entry = default;
        _source.Schedule(ref entry, epoch, first, _options.Batch, _options.Seed);
        entry.NoiseKey = RandomKeys.Derive(_options.Seed, RandomKeys.TrainNoise, 0);
        entry.NoiseCounter = (uint)epoch;
        double progress = (double)step / StepsPerEpoch;
        entry.LearningRate = (float)(LearningRate * _options.LearningRateSchedule.Factor(progress, _options.Epochs) * Ramp(step));
        entry.AdamC1 = (float)(1 / (1 - Math.Pow(_options.Beta1, step + 1)));
        entry.AdamC2 = (float)(1 / (1 - Math.Pow(_options.Beta2, step + 1)));
        entry.KlWeight = (float)(Beta * _ramp.Weight(progress, _options.Epochs));
        entry.InverseValid = 1f / (_options.Accumulate > 1 ? _microBatches.ExamplesOf(step) : entry.Valid);
        entry.MicroBatch = _microBatches.Place(index);
        entry.FreeBits = (float)_options.FreeBits;
        entry.GradientLimit = (float)_options.GradientLimit;
    }

    private double Ramp(long step)
    {
        double steps = _options.LearningRateWarmUp * StepsPerEpoch;
        return step + 1 < steps ? (step + 1) / steps : 1;
    }

    private void Take(long end)
    {
        for (; _taken < end; _taken++)
        {
            StepReport report = _ring.Report(_taken);
            (double reconstruction, double kl, uint examples) =
                _microBatches.Begins(_taken) ? default : (_report.Reconstruction, _report.Kl, _examples);
            _examples = examples + _ring.Entry(_taken).Valid;
            _report = report with
            {
                Reconstruction = (float)(reconstruction + report.Reconstruction),
                Kl = (float)(kl + report.Kl),
            };
            if (_microBatches.Begins(_taken + 1))
            {
                StepFinished?.Invoke(_microBatches.Step(_taken), _report, _examples);
            }
        }
    }
}
