namespace Vae.Realtime.Training;

using Vae.Realtime.Learning.Training;

/// <summary>
/// A trainer whose recorded step goes to the queue slice by slice, at most two submits in flight, as many as are measured to fit into a
/// given time. Its kernels are compiled on another thread.
/// </summary>
internal sealed class SlicedTrainer : IDisposable
{
    private const int InFlight = 2;

    // So often at least a slice runs, however little the frames leave over.
    private const double Patience = 0.1;

    // An unknown slice may be one that has to be cut first: it runs first in a frame's time, or where there is so much of it left, or as much
    // as its first run took.
    private const double Unhurried = 5e-3;

    // One that never ran may have to wait for compilers, for about so long; one such wait a frame is enough where there is less time left.
    private const double Compiling = 20e-3;

    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Queue<Submitted> _submits = new(2 * InFlight);
    private readonly StepSplitter _splitter = new();
    private Task? _preparation;
    private SliceBudget? _budget;
    private double _free;
    private double _last;
    private bool _unwatched;

    /// <param name="trainer">Goes with this.</param>
    /// <param name="clock">All times here are on it.</param>
    public SlicedTrainer(Trainer trainer, TimeProvider clock) => (Trainer, _clock) = (trainer, clock);

    public Trainer Trainer { get; }

    /// <summary>Whether submits are in flight.</summary>
    public bool Busy => _submits.Count > 0;

    /// <summary>Whether every slice has run and been measured.</summary>
    public bool Measured => _budget is { Measured: true };

    /// <summary>Seconds that a step takes on the device, as measured; 0 before.</summary>
    public double StepSeconds => _budget?.Step ?? 0;

    /// <summary>Seconds that everything submitted takes on the device: as measured where it was waited for, else by the estimates.</summary>
    public double Spent { get; private set; }

    /// <summary>Goes on with compiling, without waiting.</summary>
    /// <returns>True once all kernels are compiled.</returns>
    public bool Prepare()
    {
        _preparation ??= Task.Run(() => Trainer.Prepare(_leaving.Token));
        if (_budget is null && _preparation.IsCompleted)
        {
            _preparation.GetAwaiter().GetResult();
            Trainer.WarmUp(sliced: true);
            _budget = new SliceBudget(Trainer.Slices);
        }

        return _budget is not null;
    }

    /// <summary>Takes the reports of finished steps, without waiting.</summary>
    public void Collect()
    {
        Trainer.Poll();
        Forget();
    }

    /// <summary>Submits what fits; only once <see cref="Prepare"/> is done.</summary>
    /// <param name="end">When it has to be finished.</param>
    /// <param name="allowance">Seconds on the device that it may take besides.</param>
    /// <param name="until">Where to stop in any case.</param>
    /// <returns>Slices submitted.</returns>
    public int Run(double end, double allowance, TrainUntil until)
    {
        int submitted = 0;
        double spent = Spent;
        while (true)
        {
            Collect();
            if (until == TrainUntil.EndOfStep && Trainer.BetweenSteps)
            {
                return submitted;
            }

            double now = Now();
            _splitter.Split(Trainer, ref _budget!, now);
            int first = Trainer.NextSlice;
            int most = until == TrainUntil.Deadline ? int.MaxValue : Trainer.Slices - first - (until == TrainUntil.BeforeLastSlice ? 1 : 0);
            if (most == 0)
            {
                return submitted;
            }

            double allowed = allowance - (Spent - spent);
            int count = _budget.Next(first, Math.Min(end - now - Queued(now), allowed));
            double expected = _budget.Estimate(first, 1);
            if (submitted > 0 && _budget.IsUnknown(first) && end - now < (expected > 0 ? expected : Unhurried))
            {
                return submitted;
            }

            bool starved = count == 0 && _submits.Count == 0 && now - _last >= Patience && expected <= allowed;
            if (count == 0 && !starved)
            {
                return submitted;
            }

            // An unknown slice may compile its kernels now, at their first use, and is waited for. One that does not fit runs all the same
            // now and then, and is watched, so that a wrong estimate does not keep it out for ever.
            bool alone = starved || _budget.IsUnknown(first);
            if (_submits.Count >= (alone ? 1 : InFlight))
            {
                WaitForOldest();
                continue;
            }

            count = Math.Clamp(count, 1, most);
            Trainer.SubmitSlices(count);
            _submits.Enqueue(new Submitted(first, count, now));
            _last = now;
            double estimated = _budget.Estimate(first, count);
            submitted += count;
            if (!alone)
            {
                Spent += estimated;
                continue;
            }

            WaitForOldest();
            Spent += Math.Max(estimated, Now() - now);
            if (starved || (expected == 0 && end - Now() < Compiling))
            {
                return submitted;
            }
        }
    }

    /// <summary>Goes to another step, see <see cref="Trainer.Restart"/>.</summary>
    public void Restart(long steps)
    {
        Trainer.Restart(steps);
        Forget();
    }

    public void Dispose()
    {
        _leaving.Cancel();
        if (_preparation is not null)
        {
            // Not Wait: if it failed, that has been said or does not matter any more.
            Task.WaitAny(_preparation);
        }

        Trainer.Dispose();
        _leaving.Dispose();
    }

    private double Now() => (double)_clock.GetTimestamp() / _clock.TimestampFrequency;

    // Seconds that the submits in flight still need.
    private double Queued(double now)
    {
        if (!_submits.TryPeek(out Submitted oldest))
        {
            return 0;
        }

        double needed = 0;
        foreach (Submitted submit in _submits)
        {
            needed += _budget!.Estimate(submit.First, submit.Count);
        }

        return Math.Max(0, needed - (now - Math.Max(_free, oldest.Time)));
    }

    private void WaitForOldest()
    {
        Submitted oldest = _submits.Dequeue();
        Trainer.WaitForOldest();
        double now = Now();

        // The queue runs in order: it began when it was submitted, or when the one before was done.
        if (!_unwatched)
        {
            _budget!.Observe(oldest.First, oldest.Count, now - Math.Max(_free, oldest.Time));
        }

        (_free, _unwatched) = (now, false);
    }

    // When exactly these finished is not known, so nothing is learned from them, nor from one that began as they ended.
    private void Forget()
    {
        while (_submits.Count > Trainer.InFlight)
        {
            _submits.Dequeue();
            (_free, _unwatched) = (Now(), _submits.Count > 0);
        }
    }

    private readonly record struct Submitted(int First, int Count, double Time);
}
