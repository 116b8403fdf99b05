namespace Vae.Realtime.Realtime;

using System.Diagnostics;
using Vae.Realtime.Batches;
using Vae.Realtime.Models;
using Vae.Realtime.Training;

/// <summary>
/// Training in the time that frames leave over: the recorded step goes to the queue slice by slice, at most two submits in flight, and
/// stops in time for the next frame. Its kernels are compiled beside the first frames.
/// </summary>
public sealed class FrameTraining : IDisposable
{
    private const int InFlight = 2;

    // What a frame needs before its deadline: the last submit's estimate may be off, and events want handling.
    private const double Margin = 1.5e-3;

    // So often at least a slice runs, however little the frames leave over.
    private const double Patience = 0.1;

    private readonly Trainer _trainer;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Queue<Submitted> _submits = new();
    private Task? _preparation;
    private SliceBudget? _budget;
    private double _free;
    private double _last;
    private bool _unwatched;

    /// <param name="model">A trainable model.</param>
    /// <param name="source">Training examples; not disposed here.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <exception cref="VaeException">They do not go together.</exception>
    public FrameTraining(VaeModel model, IBatchSource source, TrainerOptions options)
    {
        _trainer = new Trainer(model, source, options);
        _trainer.StepFinished += (_, report, examples) => Losses.Add(report, examples);
    }

    /// <summary>What trains, for who measures it once the frames are over.</summary>
    public Trainer Trainer => _trainer;

    /// <summary>No slices are submitted while set.</summary>
    public bool Paused { get; set; }

    /// <summary>Whether every slice has run and been measured, so that all of the time left over is used.</summary>
    public bool Ready => _budget is { Measured: true };

    /// <summary>Steps whose reports are in.</summary>
    public long Steps => _trainer.Finished;

    /// <summary>Seconds that a step takes on the device, as measured; 0 before.</summary>
    public double StepSeconds => _budget?.Step ?? 0;

    public LossTrend Losses { get; } = new();

    /// <summary>Takes the reports of finished steps, without waiting.</summary>
    public void Poll()
    {
        _trainer.Poll();
        Forget();
    }

    /// <summary>Trains until shortly before a frame is due.</summary>
    /// <param name="until">When it is due, as a <see cref="Stopwatch"/> timestamp.</param>
    /// <returns>Slices submitted.</returns>
    public int Run(long until)
    {
        if (Paused)
        {
            return 0;
        }

        return Prepare() ? Slices(Seconds(until) - Margin) : 0;
    }

    public void Dispose()
    {
        _leaving.Cancel();
        if (_preparation is not null)
        {
            // Not Wait: if it failed, that has been said or does not matter any more.
            Task.WaitAny(_preparation);
        }

        _trainer.Dispose();
        _leaving.Dispose();
    }

    private static double Seconds(long timestamp) => (double)timestamp / Stopwatch.Frequency;

    private static double Now() => Seconds(Stopwatch.GetTimestamp());

    // True once all kernels are compiled.
    private bool Prepare()
    {
        if (_budget is not null)
        {
            return true;
        }

        _preparation ??= Task.Run(() => _trainer.Prepare(_leaving.Token));
        if (!_preparation.IsCompleted)
        {
            return false;
        }

        _preparation.GetAwaiter().GetResult();
        _trainer.WarmUp(sliced: true);
        _budget = new SliceBudget(_trainer.Slices);
        return true;
    }

    private int Slices(double end)
    {
        int submitted = 0;
        while (true)
        {
            Poll();
            double now = Now();
            int first = _trainer.NextSlice;
            int count = _budget!.Next(first, end - now - Queued(now));
            bool starved = count == 0 && _submits.Count == 0 && now - _last >= Patience;
            if (count == 0 && !starved)
            {
                return submitted;
            }

            // An unknown slice may compile its kernels now, at their first use; one such wait a frame is enough. One that does not fit
            // runs all the same now and then, and is watched, so that a wrong estimate does not keep it out for ever.
            bool alone = starved || _budget.IsUnknown(first);
            if (_submits.Count >= (alone ? 1 : InFlight))
            {
                WaitForOldest();
                continue;
            }

            count = Math.Max(count, 1);
            _trainer.SubmitSlices(count);
            _submits.Enqueue(new Submitted(first, count, now));
            _last = now;
            submitted += count;
            if (alone)
            {
                WaitForOldest();
                return submitted;
            }
        }
    }

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
        _trainer.WaitForOldest();
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
        while (_submits.Count > _trainer.InFlight)
        {
            _submits.Dequeue();
            (_free, _unwatched) = (Now(), _submits.Count > 0);
        }
    }

    private readonly record struct Submitted(int First, int Count, double Time);
}
