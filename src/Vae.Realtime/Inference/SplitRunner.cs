namespace Vae.Realtime.Inference;

using Vae.Realtime.Batches;
using Vae.Realtime.Gpu;
using Vae.Realtime.Kernels;
using Vae.Realtime.Models;

/// <summary>Runs a recording over the examples of a split, batch after batch, in the data's own order.</summary>
internal sealed class SplitRunner : IDisposable
{
    // Fixed, so that a figure does not depend on how the model was trained.
    private const int BatchSize = 500;

    private readonly IBatchSource _source;
    private readonly StepRing _ring;
    private readonly GpuArena _labels;
    private readonly GpuArena _readLabels;
    private readonly BufferSlice? _classes;
    private readonly CompiledRecording _work;

    /// <param name="name">Of the recording.</param>
    /// <param name="model">Whose modules run.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="record">Appends what is done with a batch once the pass has its examples, and in a conditional model what it is told of them.</param>
    /// <exception cref="VaeException">The data do not fit the model.</exception>
    public SplitRunner(string name, VaeModel model, IBatchSource source, Action<Recording, StepBindings, VaePass> record)
    {
        BatchChecks.ThrowIfUnfit(source, model);
        _source = source;
        Pass = new VaePass(model, Math.Min(BatchSize, source.Count));
        _ring = new StepRing(model.Device);
        _labels = model.Device.CreateArena("labels");
        _readLabels = model.Device.CreateArena("labels read", MemoryKind.Host);
        try
        {
            Recording recording = new(name);
            Pass.RecordExamples(recording, _ring.Bindings, source, shuffled: false);
            if (source.ClassNames is not null)
            {
                BufferSlice labels = _labels.Reserve<uint>(Pass.Batch);
                _classes = _readLabels.Reserve(labels.Size);
                _labels.Commit();
                _readLabels.Commit();
                source.RecordLabels(recording, _ring.Bindings, labels, Pass.Batch, shuffled: false);
                recording.Copy(labels, _classes.Value);
            }

            Pass.RecordCondition(recording, _ring.Bindings);
            record(recording, _ring.Bindings, Pass);
            _work = model.Device.Compile(recording);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public VaePass Pass { get; }

    /// <summary>Runs over the first examples.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Of the posterior noise, and of the source where it is procedural.</param>
    /// <param name="samples">Posterior samples of each example.</param>
    /// <param name="finished">Given the first example and the number of examples of a batch that has run, once for every sample.</param>
    /// <param name="cancellation">Checked between batches.</param>
    public void Run(int count, ulong seed, int samples, Action<int, int> finished, CancellationToken cancellation)
    {
        GpuDevice device = Pass.Model.Device;
        for (int first = 0; first < count; first += Pass.Batch)
        {
            for (int sample = 0; sample < samples; sample++)
            {
                cancellation.ThrowIfCancellationRequested();
                ref StepEntry entry = ref _ring.Entry(0);
                entry = default;
                _source.Schedule(ref entry, 0, first, Pass.Batch, seed);
                entry.NoiseKey = Keys.Derive(seed, Keys.TestNoise, 0);
                entry.SampleIndex = (uint)sample;
                entry.InverseValid = 1f / entry.Valid;
                device.Wait(device.Submit(_work));
                finished(first, Math.Min((int)_ring.Entry(0).Valid, count - first));
            }
        }
    }

    /// <summary>The class of an example of the batch that has run; null where the source has no labels.</summary>
    public int? Class(int row) => _classes is BufferSlice classes ? (int)_readLabels.Map<uint>(classes)[row] : null;

    public void Dispose()
    {
        _work.Dispose();
        Release();
    }

    private void Release()
    {
        _ring.Dispose();
        _labels.Dispose();
        _readLabels.Dispose();
        Pass.Dispose();
    }
}
