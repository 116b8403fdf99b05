namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// Takes the batches of a split through the device in the data's own order, two submits at a time: while one runs, the host schedules the
/// next and takes what the one before gave.
/// </summary>
/// <param name="device">Where.</param>
/// <param name="source">The examples; not disposed here.</param>
/// <param name="batch">Rows of a batch.</param>
/// <param name="noise">Number of the noise, so that measures that should not share it do not.</param>
internal sealed class SplitPipeline(GpuDevice device, IBatchSource source, int batch, ulong noise = 0) : IDisposable
{
    /// <summary>Submits in flight at most.</summary>
    public const int MaxInFlight = 2;

    private readonly StepRing _ring = new(device);
    private readonly Queue<(ulong Ticket, Action? Finished)> _inFlight = new(MaxInFlight);

    public StepBindings Bindings => _ring.Bindings;

    /// <summary>Steps scheduled since the beginning.</summary>
    public long Scheduled { get; private set; }

    /// <summary>Appends the end of a step, with which the device moves to the next; every recording that reads the schedule has one.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="losses">Partial sums of the reconstruction loss, and how many.</param>
    /// <param name="kl">The same of the KL term.</param>
    public void RecordEnd(Recording recording, (BufferSlice Data, int Count) losses, (BufferSlice Data, int Count) kl) => recording.Dispatch(
        new StepEnd(Bindings, losses.Data, kl.Data, kl.Data, _ring.Reports, new StepEndParams((uint)losses.Count, (uint)kl.Count, 0)));

    /// <summary>Schedules the next step, one posterior sample of a batch.</summary>
    /// <param name="first">The batch's first example.</param>
    /// <param name="seed">Seed of the noise, and of the source where it is procedural.</param>
    /// <param name="sample">Which of the posterior samples.</param>
    public void Schedule(int first, ulong seed, int sample = 0)
    {
        ref StepEntry entry = ref _ring.Entry(Scheduled++);
        entry = default;
        source.Schedule(ref entry, 0, first, batch, seed);
        entry.NoiseKey = RandomKeys.Derive(seed, RandomKeys.TestNoise, noise);
        entry.InverseValid = 1f / entry.Valid;
        entry.KlWeight = 1;
        entry.SampleIndex = (uint)sample;
    }

    /// <summary>What a finished step reported, and its number of examples.</summary>
    public (StepReport Report, uint Examples) Finished(long step) => (_ring.Report(step), _ring.Entry(step).Valid);

    /// <summary>Submits work and waits for all of it.</summary>
    /// <param name="submits">Each is asked for, and so scheduled, when the one before has been submitted.</param>
    /// <param name="cancellation">Checked between submits.</param>
    public void Run(IEnumerable<SplitSubmit> submits, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (SplitSubmit submit in submits)
            {
                while (_inFlight.Count >= MaxInFlight)
                {
                    Take();
                }

                _inFlight.Enqueue((device.Queue.Submit(submit.Work, submit.Times), submit.Finished));
                cancellation.ThrowIfCancellationRequested();
            }

            while (_inFlight.Count > 0)
            {
                Take();
            }
        }
        finally
        {
            // Nothing may be in flight when what it uses is disposed.
            while (_inFlight.TryDequeue(out (ulong Ticket, Action? Finished) left))
            {
                device.Queue.Wait(left.Ticket);
            }
        }
    }

    public void Dispose() => _ring.Dispose();

    private void Take()
    {
        (ulong ticket, Action? finished) = _inFlight.Peek();
        device.Queue.Wait(ticket);
        _inFlight.Dequeue();
        finished?.Invoke();
    }
}
