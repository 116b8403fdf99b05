namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;

/// <summary>Measures the negative ELBO of a whole split with one posterior sample per example, in the data's own order.</summary>
internal sealed class Evaluator : IDisposable
{
    // Fixed, so that a figure does not depend on how the model was trained.
    private const int BatchSize = 500;

    private const int MaxTogether = 16;

    private readonly VaePass _pass;
    private readonly SplitPipeline _pipeline;
    private readonly CompiledRecording _work;
    private readonly IBatchSource _source;

    /// <param name="model">What is measured.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <exception cref="VaeException">The data do not fit the model.</exception>
    public Evaluator(VaeModel model, IBatchSource source)
    {
        BatchChecks.ThrowIfUnfit(source, model);

        _source = source;
        _pass = new VaePass(model, Math.Min(Batch(model), source.Count));
        _pipeline = new SplitPipeline(model.Device, source, _pass.Batch);
        try
        {
            Recording recording = new("evaluation step");
            source.Record(recording, _pipeline.Bindings, _pass, shuffled: false);
            _pass.RecordForward(recording, _pipeline.Bindings, NoiseMode.Philox);
            _pipeline.RecordEnd(recording, (_pass.Losses, _pass.LossCount), (_pass.Kl, _pass.KlCount));
            _work = model.Device.Compile(recording);
        }
        catch
        {
            _pipeline.Dispose();
            _pass.Dispose();
            throw;
        }
    }

    /// <summary>Runs over the split.</summary>
    /// <param name="seed">Seed of the posterior noise.</param>
    /// <param name="cancellation">Checked between submits.</param>
    /// <exception cref="VaeException">The loss is not finite.</exception>
    public LossTerms Run(ulong seed, CancellationToken cancellation = default)
    {
        LossSum sum = new();
        _pipeline.Run(Submits(), cancellation);
        return sum.Rejected == 0
            ? sum.Mean
            : throw new VaeException("The loss is not finite: the model's parameters have overflowed. Train it with a smaller --lr.");

        IEnumerable<SplitSubmit> Submits()
        {
            for (int first = 0; first < _source.Count;)
            {
                long begin = _pipeline.Scheduled;
                int together = Math.Min(MaxTogether, _source.Ahead(first, _pass.Batch));
                for (; first < _source.Count && _pipeline.Scheduled - begin < together; first += _pass.Batch)
                {
                    _pipeline.Schedule(first, seed);
                }

                long end = _pipeline.Scheduled;
                yield return new SplitSubmit(_work, (int)(end - begin), () => Add(begin, end));
            }
        }

        void Add(long begin, long end)
        {
            for (long step = begin; step < end; step++)
            {
                (StepReport report, uint examples) = _pipeline.Finished(step);
                sum.Add(report, examples);
            }
        }
    }

    // Models of large maps take fewer: what one map of the batch may take is limited.
    private static int Batch(VaeModel model)
    {
        const long maxFloats = 16 << 20;
        long largest = model.Modules.Max(module => (long)Math.Max(module.Input.Length, module.Output.Length));
        return (int)Math.Clamp(maxFloats / largest, 1, BatchSize);
    }

    public void Dispose()
    {
        _work.Dispose();
        _pipeline.Dispose();
        _pass.Dispose();
    }
}
