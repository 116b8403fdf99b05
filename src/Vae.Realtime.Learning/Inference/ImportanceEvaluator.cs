namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;
using Vae.Realtime.Learning.Nn;

/// <summary>
/// Estimates −log p(x) by importance sampling with the posterior as proposal: −log of the mean of p(x|z) p(z) / q(z|x) over K samples
/// (Rezende, Mohamed, Wierstra 2014, appendix E; the bound of Burda et al. 2016).
/// </summary>
internal sealed class ImportanceEvaluator : IDisposable
{
    // Samples of an example decoded side by side, and rows of the decoder at most.
    private const int SamplesTogether = 10;
    private const int MaxRows = 1000;

    private readonly IBatchSource _source;
    private readonly int _samples;
    private readonly int _batch;
    private readonly int _together;
    private readonly GpuArena _arena;
    private readonly SplitPipeline _pipeline;
    private readonly CompiledRecording _encode;
    private readonly CompiledRecording _sample;
    private readonly SplitReadback _nll;

    /// <param name="model">What is measured.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="samples">K.</param>
    /// <exception cref="VaeException">The data do not fit the model.</exception>
    public ImportanceEvaluator(VaeModel model, IBatchSource source, int samples)
    {
        BatchChecks.ThrowIfUnfit(source, model);
        (_source, _samples) = (source, samples);
        _together = Enumerable.Range(1, Math.Min(SamplesTogether, samples)).Last(count => samples % count == 0);
        _batch = Math.Min(Math.Max(1, MaxRows / _together), source.Count);
        _arena = model.Device.CreateArena("importance sampling");
        _pipeline = new SplitPipeline(model.Device, source, _batch, noise: 1);
        try
        {
            VaeArchitecture architecture = model.Architecture;
            int rows = _batch * _together;
            PassPlan examples = new(model.Device, _arena, _batch, training: false, default);
            PassPlan draws = new(model.Device, _arena, rows, training: false, default);
            FeatureMap input = FeatureMap.ReservePacked(_arena, _batch, architecture.Input);
            StackPass encoder = model.Encoder.Plan(examples, input);
            ConditionPass? condition = ConditionPass.Plan(model, examples);
            Concatenation? reading = condition is null ? null : Concatenation.Plan(examples, encoder.Y, condition.Y);
            StackPass posterior = model.Posterior.Plan(examples, reading?.Y ?? encoder.Y);
            FeatureMap z = draws.Map(architecture.LatentShape);
            Concatenation? entering = condition is null ? null : Concatenation.Plan(draws, z, condition.Y);
            StackPass decoder = model.Decoder.Plan(draws, entering?.Y ?? z);
            StackPass output = model.Output.Plan(draws, decoder.Y);
            Tensor noise = Tensor.Reserve(_arena, rows, architecture.Latent);
            BufferSlice kl = _arena.Reserve<float>(rows * ((architecture.Latent + 3) / 4));
            BufferSlice nats = _arena.Reserve<float>(rows);
            BufferSlice logWeights = _arena.Reserve<float>(rows);
            BufferSlice sums = _arena.Reserve<float>(4 * _batch);
            BufferSlice nll = _arena.Reserve<float>(_batch);
            _arena.Commit();

            StepBindings step = _pipeline.Bindings;
            Recording encode = new("importance sampling: encode");
            source.Record(encode, step, input.Matrix, shuffled: false);
            source.RecordLabels(encode, step, condition, shuffled: false);
            condition?.Forward(encode, step);
            encoder.Forward(encode, step);
            reading?.Forward(encode);
            posterior.Forward(encode, step);
            _pipeline.RecordEnd(encode, (nats, 0), (kl, 0));
            _encode = model.Device.Compile(encode);

            Tensor heads = posterior.Y.Matrix;
            ImportanceParams size = new(
                (uint)_batch, (uint)_together, (uint)architecture.Latent, (uint)heads.RowStride, (uint)z.Matrix.RowStride);
            Recording sample = new("importance sampling: samples");
            sample.Dispatch(new Reparameterise(step, heads.Buffer, noise.Buffer, z.Matrix.Buffer, kl, new ReparameteriseParams(
                (uint)rows, (uint)architecture.Latent, (uint)heads.RowStride, (uint)z.Matrix.RowStride, NoiseMode.Philox, (uint)_together)));
            entering?.Forward(sample);
            decoder.Forward(sample, step);
            output.Forward(sample, step);
            architecture.Likelihood.RecordNats(
                sample, step, model.RawOutputs(output.Y), input.Matrix, architecture.Input, nats, _together);
            sample.Dispatch(new ImportanceLogWeights(step, nats, heads.Buffer, noise.Buffer, z.Matrix.Buffer, logWeights, size));
            sample.Dispatch(new ImportanceBound(step, logWeights, sums, nll, size));
            _pipeline.RecordEnd(sample, (nats, 0), (kl, 0));
            _sample = model.Device.Compile(sample);
            _nll = new SplitReadback(model.Device, nll);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Mean of −log p(x) over the split, in nats.</summary>
    /// <param name="seed">Seed of the samples.</param>
    /// <param name="progress">Called with the examples done.</param>
    /// <param name="cancellation">Checked between submits.</param>
    /// <exception cref="VaeException">An estimate is not finite.</exception>
    public double Run(ulong seed, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        double sum = 0;
        _pipeline.Run(Submits(), cancellation);
        double mean = sum / _source.Count;
        return double.IsFinite(mean)
            ? mean
            : throw new VaeException("The estimate is not finite: the model's parameters have overflowed. Train it with a smaller --lr.");

        IEnumerable<SplitSubmit> Submits()
        {
            for (int at = 0; at < _source.Count; at += _batch)
            {
                int first = at;
                _pipeline.Schedule(first, seed);
                yield return new SplitSubmit(_encode);
                for (int sample = 0; sample < _samples; sample += _together)
                {
                    _pipeline.Schedule(first, seed, sample);
                    yield return new SplitSubmit(_sample);
                }

                yield return _nll.Next(() => Add(first));
            }
        }

        void Add(int first)
        {
            int valid = Math.Min(_batch, _source.Count - first);
            double batch = 0;
            foreach (float nats in _nll.Read<float>(0)[..valid])
            {
                batch += nats;
            }

            sum += batch;
            progress?.Invoke(first + valid);
        }
    }

    public void Dispose()
    {
        _nll?.Dispose();
        _encode?.Dispose();
        _sample?.Dispose();
        _pipeline.Dispose();
        _arena.Dispose();
    }
}
