namespace Vae.Realtime.Inference;

using Vae.Realtime.Batches;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;

/// <summary>Measures the negative ELBO of a whole split with one posterior sample per example, in the data's own order.</summary>
public sealed class Evaluator : IDisposable
{
    // Fixed, so that a figure does not depend on how the model was trained.
    private const int BatchSize = 500;

    private const int MostTogether = 16;

    private readonly VaePass _pass;
    private readonly StepRing _ring;
    private readonly CompiledRecording _work;
    private readonly IBatchSource _source;
    private long _steps;

    /// <param name="model">What is measured.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <exception cref="VaeException">The data do not fit the model.</exception>
    public Evaluator(VaeModel model, IBatchSource source)
    {
        BatchChecks.ThrowIfUnfit(source, model);

        _source = source;
        _pass = new VaePass(model, Math.Min(Batch(model), source.Count));
        _ring = new StepRing(model.Device);
        try
        {
            Recording recording = new("evaluation step");
            _pass.RecordExamples(recording, _ring.Bindings, source, shuffled: false);
            _pass.RecordForward(recording, _ring.Bindings, NoiseMode.Philox);
            recording.Dispatch(new StepEnd(
                _ring.Bindings, _pass.Losses, _pass.Kl, _pass.Kl, _ring.Reports, new StepEndParams((uint)_pass.LossCount, (uint)_pass.KlCount, 0)));
            _work = model.Device.Compile(recording);
        }
        catch
        {
            _ring.Dispose();
            _pass.Dispose();
            throw;
        }
    }

    /// <summary>Runs over the split.</summary>
    /// <param name="seed">Of the posterior noise.</param>
    /// <param name="cancellation">Checked between submits.</param>
    /// <exception cref="VaeException">The loss is not finite.</exception>
    public LossTerms Run(ulong seed, CancellationToken cancellation = default)
    {
        GpuDevice device = _pass.Model.Device;
        LossSum sum = new();
        for (int first = 0; first < _source.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            long begin = _steps;
            int together = Math.Min(MostTogether, _source.Ahead(first, _pass.Batch));
            for (; first < _source.Count && _steps - begin < together; first += _pass.Batch)
            {
                ref StepEntry entry = ref _ring.Entry(_steps++);
                entry = default;
                _source.Schedule(ref entry, 0, first, _pass.Batch, seed);
                entry.NoiseKey = Keys.Derive(seed, Keys.TestNoise, 0);
                entry.InverseValid = 1f / entry.Valid;
            }

            device.Wait(device.Submit(_work, (int)(_steps - begin)));
            for (long step = begin; step < _steps; step++)
            {
                sum.Add(_ring.Report(step), _ring.Entry(step).Valid);
            }
        }

        return sum.Rejected == 0
            ? sum.Mean
            : throw new VaeException("The loss is not finite: the model's parameters have overflowed. Train it with a smaller --lr.");
    }

    // Models of large maps take fewer: what one map of the batch may take is limited.
    private static int Batch(VaeModel model)
    {
        const long mostFloats = 16 << 20;
        long largest = model.Modules.Max(module => (long)Math.Max(module.Input.Length, module.Output.Length));
        return (int)Math.Clamp(mostFloats / largest, 1, BatchSize);
    }

    public void Dispose()
    {
        _work.Dispose();
        _ring.Dispose();
        _pass.Dispose();
    }
}
