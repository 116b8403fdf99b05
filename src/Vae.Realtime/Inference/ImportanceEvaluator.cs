namespace Vae.Realtime.Inference;

using Vae.Realtime.Batches;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;
using Vae.Realtime.Nn;

/// <summary>
/// Estimates −log p(x) by importance sampling with the posterior as proposal: −log of the mean of p(x|z) p(z) / q(z|x) over K samples
/// (Rezende, Mohamed, Wierstra 2014, appendix E; the bound of Burda et al. 2016).
/// </summary>
public sealed class ImportanceEvaluator : IDisposable
{
    // Samples of an example decoded side by side, and rows of the decoder at most.
    private const int SamplesTogether = 10;
    private const int MostRows = 1000;

    private readonly VaeModel _model;
    private readonly IBatchSource _source;
    private readonly int _samples;
    private readonly int _batch;
    private readonly int _together;
    private readonly GpuArena _arena;
    private readonly StepRing _ring;
    private readonly CompiledRecording _encode;
    private readonly CompiledRecording _sample;
    private readonly BufferSlice _nll;
    private long _steps;

    /// <param name="model">What is measured.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="samples">K.</param>
    /// <exception cref="VaeException">The data do not fit the model.</exception>
    public ImportanceEvaluator(VaeModel model, IBatchSource source, int samples)
    {
        BatchChecks.ThrowIfUnfit(source, model);
        (_model, _source, _samples) = (model, source, samples);
        _together = Enumerable.Range(1, Math.Min(SamplesTogether, samples)).Last(count => samples % count == 0);
        _batch = Math.Min(Math.Max(1, MostRows / _together), source.Count);
        _arena = model.Device.CreateArena("importance sampling");
        _ring = new StepRing(model.Device);
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
            _nll = _arena.Reserve<float>(_batch);
            _arena.Commit();

            StepBindings step = _ring.Bindings;
            Recording encode = new("importance sampling: encode");
            source.Record(encode, step, input.Data, shuffled: false);
            condition?.RecordLabels(encode, step, source, shuffled: false);
            condition?.Forward(encode, step);
            encoder.Forward(encode, step);
            reading?.Forward(encode);
            posterior.Forward(encode, step);
            _encode = model.Device.Compile(encode);

            Tensor heads = posterior.Y.Data;
            ImportanceParams size = new(
                (uint)_batch, (uint)_together, (uint)architecture.Latent, (uint)heads.RowStride, (uint)z.Data.RowStride);
            Recording sample = new("importance sampling: samples");
            sample.Dispatch(new Reparameterise(step, heads.Data, noise.Data, z.Data.Data, kl, new ReparameteriseParams(
                (uint)rows, (uint)architecture.Latent, (uint)heads.RowStride, (uint)z.Data.RowStride, NoiseMode.Philox, (uint)_together)));
            entering?.Forward(sample);
            decoder.Forward(sample, step);
            output.Forward(sample, step);
            architecture.Likelihood.RecordNats(
                sample, step, RawOutputs.Of(output.Y, architecture.Input, architecture.Likelihood), input.Data, architecture.Input, nats, _together);
            sample.Dispatch(new ImportanceLogWeights(step, nats, heads.Data, noise.Data, z.Data.Data, logWeights, size));
            sample.Dispatch(new ImportanceBound(step, logWeights, sums, _nll, size));
            _sample = model.Device.Compile(sample);
        }
        catch
        {
            _arena.Dispose();
            _ring.Dispose();
            throw;
        }
    }

    /// <summary>Mean of −log p(x) over the split, in nats.</summary>
    /// <param name="seed">Of the samples.</param>
    /// <param name="progress">Called with the examples done.</param>
    /// <param name="cancellation">Checked between submits.</param>
    /// <exception cref="VaeException">An estimate is not finite.</exception>
    public double Run(ulong seed, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        GpuDevice device = _model.Device;
        double sum = 0;
        for (int first = 0; first < _source.Count; first += _batch)
        {
            Submit(_encode, seed, first, 0);
            for (int sample = 0; sample < _samples; sample += _together)
            {
                cancellation.ThrowIfCancellationRequested();
                Submit(_sample, seed, first, sample);
            }

            int valid = Math.Min(_batch, _source.Count - first);
            sum += device.Download<float>(_nll, valid).Sum(nats => (double)nats);
            progress?.Invoke(first + valid);
        }

        double mean = sum / _source.Count;
        return double.IsFinite(mean)
            ? mean
            : throw new VaeException("The estimate is not finite: the model's parameters have overflowed. Train it with a smaller --lr.");
    }

    public void Dispose()
    {
        _encode.Dispose();
        _sample.Dispose();
        _ring.Dispose();
        _arena.Dispose();
    }

    // One entry at a time: the ring's position is set, and nothing here ends a step.
    private void Submit(CompiledRecording work, ulong seed, int first, int sample)
    {
        GpuDevice device = _model.Device;
        long step = _steps++;
        ref StepEntry entry = ref _ring.Entry(step);
        entry = default;
        _source.Schedule(ref entry, 0, first, _batch, seed);
        entry.NoiseKey = Keys.Derive(seed, Keys.TestNoise, 1);
        entry.InverseValid = 1f / entry.Valid;
        entry.KlWeight = 1;
        entry.SampleIndex = (uint)sample;
        _ring.Seek(device, step);
        device.Wait(device.Submit(work));
    }
}
