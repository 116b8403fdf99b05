namespace Vae.Realtime.Training;

using Vae.Realtime.Batches;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;
using Vae.Realtime.Nn;

/// <summary>
/// Trains a model with Adam on the negative ELBO. The step is recorded once; running it is resubmitting command buffers, many steps to a
/// submit, or slice by slice where a frame must not wait.
/// </summary>
public sealed class Trainer : IDisposable
{
    private readonly GpuDevice _device;
    private readonly IBatchSource _source;
    private readonly TrainerOptions _options;
    private readonly VaePass _pass;
    private readonly VaeBackward _backward;
    private readonly StepRing _ring;
    private readonly Recording _recording;

    // Room for every slice of several steps, so that it does not grow while training.
    private readonly Queue<(ulong Ticket, long LastStep)> _inFlight = new(256);
    private CompiledRecording? _whole;
    private CompiledRecording? _sliced;
    private int _slice;
    private long _finished;

    /// <param name="model">A trainable model.</param>
    /// <param name="source">Training examples; not disposed here.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <exception cref="VaeException">A hyper-parameter makes no sense, or the data do not fit the model.</exception>
    public Trainer(VaeModel model, IBatchSource source, TrainerOptions options)
    {
        options.Validate();
        BatchChecks.ThrowIfUnfit(source, model.Architecture);

        if (options.Batch > source.Count)
        {
            throw new VaeException($"The batch size {options.Batch} is larger than the data set of {source.Count} examples; use a smaller --batch.");
        }

        (_device, _source, _options, Model) = (model.Device, source, options, model);
        _pass = new VaePass(model, options.Batch, training: true);
        _backward = _pass.Backward!;
        _ring = new StepRing(_device);
        try
        {
            _recording = Record();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public VaeModel Model { get; }

    /// <summary>The activations of the step; their content is the last step's.</summary>
    public VaePass Pass => _pass;

    public int StepsPerEpoch => (_source.Count + _options.Batch - 1) / _options.Batch;

    /// <summary>Kernel launches in one step.</summary>
    public int DispatchesPerStep => _recording.Dispatches;

    /// <summary>Steps submitted, at least in part.</summary>
    public long Submitted { get; private set; }

    /// <summary>Steps whose reports have been taken.</summary>
    public long Finished => _finished;

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

        (Submitted, _finished) = (steps, steps);
        _ring.Seek(_device, steps);
    }

    /// <summary>Submits whole steps in one go, without waiting unless the ring is full.</summary>
    public void Submit(int steps)
    {
        _whole ??= _device.Compile(_recording);
        FinishSlices();
        while (Submitted + steps - _finished > StepRing.Length)
        {
            WaitForOldest();
        }

        ulong ticket = 0;
        for (int left = steps; left > 0;)
        {
            int together = Math.Min(left, _source.Ahead(FirstExample(Submitted), _options.Batch));
            for (int i = 0; i < together; i++)
            {
                Schedule(Submitted++);
            }

            ticket = _device.Submit(_whole, together);
            left -= together;
        }

        _inFlight.Enqueue((ticket, Submitted));
    }

    /// <summary>The step with every kernel timed, for <see cref="RunProfiled"/>.</summary>
    /// <exception cref="GpuException">The device has no timestamps.</exception>
    public GpuProfile CreateProfile() => new(_device, _recording);

    /// <summary>Takes one step, which changes the model as any other does, with every kernel timed; waits for it.</summary>
    /// <param name="profile">Of this trainer.</param>
    public ProfiledSubmit RunProfiled(GpuProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Drain();
        Schedule(Submitted++);
        ProfiledSubmit run = profile.Run();
        Take(Submitted);
        return run;
    }

    /// <summary>Slices that one step is cut into; known after <see cref="WarmUp"/> with slices.</summary>
    public int Slices => _sliced?.Slices ?? 0;

    /// <summary>The slice that comes next; 0 begins a step.</summary>
    public int NextSlice => _slice;

    /// <summary>Submits the next slices in one go, beginning steps as they come; without waiting unless the ring is full.</summary>
    public void SubmitSlices(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _sliced ??= _device.Compile(_recording, sliced: true);
        int begun = ((_slice + count + _sliced.Slices - 1) / _sliced.Slices) - (_slice > 0 ? 1 : 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(begun, StepRing.Length, nameof(count));
        while (Submitted + begun - _finished > StepRing.Length)
        {
            WaitForOldest();
        }

        ulong ticket = 0;
        for (int left = count; left > 0;)
        {
            int ofBegun = _slice == 0 ? 0 : _sliced.Slices - _slice;
            int together = (int)Math.Min(left, ofBegun + ((long)_source.Ahead(FirstExample(Submitted), _options.Batch) * _sliced.Slices));
            for (int slices = together - ofBegun; slices > 0; slices -= _sliced.Slices)
            {
                Schedule(Submitted++);
            }

            ticket = _device.SubmitSlices(_sliced, _slice, together);
            _slice = (_slice + together) % _sliced.Slices;
            left -= together;
        }

        _inFlight.Enqueue((ticket, _slice == 0 ? Submitted : Submitted - 1));
    }

    /// <summary>Submits what is left of a step that was begun in slices.</summary>
    public void FinishSlices()
    {
        if (_slice != 0)
        {
            SubmitSlices(Slices - _slice);
        }
    }

    /// <summary>Takes the reports of submits that are finished, without waiting.</summary>
    public void Poll()
    {
        if (_inFlight.Count == 0)
        {
            return;
        }

        ulong completed = _device.Completed;
        while (_inFlight.Count > 0 && _inFlight.Peek().Ticket <= completed)
        {
            Take(_inFlight.Dequeue().LastStep);
        }
    }

    /// <summary>Waits for the oldest submit and takes its reports.</summary>
    public void WaitForOldest()
    {
        if (_inFlight.TryDequeue(out (ulong Ticket, long LastStep) oldest))
        {
            _device.Wait(oldest.Ticket);
            Take(oldest.LastStep);
        }
    }

    /// <summary>Finishes every step begun and takes every report.</summary>
    public void Drain()
    {
        FinishSlices();
        while (_inFlight.Count > 0)
        {
            WaitForOldest();
        }
    }

    /// <summary>Compiles the kernels of a step, on any thread; see <see cref="GpuDevice.Prepare"/>.</summary>
    public void Prepare(CancellationToken cancellation = default) => _device.Prepare(_recording, cancellation);

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
            _device.Wait(_device.Submitted);
        }

        _whole?.Dispose();
        _sliced?.Dispose();
        _ring.Dispose();
        _pass.Dispose();
    }

    private Recording Record()
    {
        Recording recording = new("training step");
        _pass.RecordExamples(recording, _ring.Bindings, _source, shuffled: true);
        recording.Cut();
        _pass.RecordForward(recording, _ring.Bindings, _options.Noise);
        _backward.Record(recording, _ring.Bindings);
        recording.Dispatch(new StepEnd(
            _ring.Bindings,
            _pass.Losses,
            _pass.Kl,
            _backward.Squares,
            _ring.Reports,
            new StepEndParams((uint)_pass.LossCount, (uint)_pass.KlCount, (uint)_backward.SquareCount)));
        Model.Store.RecordAdam(
            recording,
            _ring.Bindings.State,
            _options.Beta1,
            _options.Beta2,
            _options.Epsilon,
            _options.L2,
            _options.WeightDecay,
            _options.Freeze is string prefix ? parameter => parameter.Name.StartsWith(prefix, StringComparison.Ordinal) : null);
        Model.Store.RecordAverages(recording, _ring.Bindings.State, BatchNorm.Momentum);
        return recording;
    }

    private void Schedule(long step)
    {
        long epoch = step / StepsPerEpoch;
        int first = FirstExample(step);
        ref StepEntry entry = ref _ring.Entry(step);
        entry = default;
        _source.Schedule(ref entry, epoch, first, _options.Batch, _options.Seed);
        entry.NoiseKey = Keys.Derive(_options.Seed, Keys.TrainNoise, 0);
        entry.NoiseCounter = (uint)epoch;
        double progress = (double)step / StepsPerEpoch;
        entry.LearningRate = (float)(_options.LearningRate * _options.LearningRateSchedule.Factor(progress, _options.Epochs) * Ramp(step));
        entry.AdamC1 = (float)(1 / (1 - Math.Pow(_options.Beta1, step + 1)));
        entry.AdamC2 = (float)(1 / (1 - Math.Pow(_options.Beta2, step + 1)));
        entry.KlWeight = (float)_options.Kl.Weight(progress, _options.Epochs);
        entry.InverseValid = 1f / entry.Valid;
        entry.FreeBits = (float)_options.FreeBits;
        entry.GradientLimit = (float)_options.GradientLimit;
    }

    private double Ramp(long step)
    {
        double steps = _options.LearningRateWarmUp * StepsPerEpoch;
        return step + 1 < steps ? (step + 1) / steps : 1;
    }

    private int FirstExample(long step) => (int)(step % StepsPerEpoch) * _options.Batch;

    private void Take(long end)
    {
        for (; _finished < end; _finished++)
        {
            StepFinished?.Invoke(_finished, _ring.Report(_finished), _ring.Entry(_finished).Valid);
        }
    }
}
