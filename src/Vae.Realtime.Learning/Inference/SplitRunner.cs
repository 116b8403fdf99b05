namespace Vae.Realtime.Learning.Inference;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Batches;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Models;

/// <summary>Runs a recording over the examples of a split, batch after batch, and reads what it makes of each.</summary>
internal sealed class SplitRunner : IDisposable
{
    /// <summary>The usual batch: fixed, so that a figure does not depend on how the model was trained.</summary>
    public const int BatchSize = 500;

    private readonly SplitPipeline _pipeline;
    private readonly GpuArena _labels;
    private readonly CompiledRecording _work;
    private readonly SplitReadback _results;
    private readonly int? _classes;

    /// <param name="name">Name of the recording.</param>
    /// <param name="model">Whose modules run.</param>
    /// <param name="source">The examples; not disposed here.</param>
    /// <param name="record">
    /// Appends what is done with a batch once the pass has its examples, and in a conditional model what it is told of them; returns the
    /// floats to read.
    /// </param>
    /// <param name="rows">Examples of a batch, at most: of a source that streams those that its training takes.</param>
    /// <exception cref="VaeException">The data do not fit the model.</exception>
    public SplitRunner(
        string name, VaeModel model, IBatchSource source, Func<Recording, StepBindings, VaePass, BufferSlice[]> record, int rows = BatchSize)
    {
        BatchChecks.ThrowIfUnfit(source, model);
        Pass = new VaePass(model, Math.Min(rows, source.Count));
        _pipeline = new SplitPipeline(model.Device, source, Pass.Batch);
        _labels = model.Device.CreateArena("labels");
        try
        {
            Recording recording = new(name);
            source.Record(recording, _pipeline.Bindings, Pass, shuffled: false);
            BufferSlice[] labels = [];
            if (source.ClassNames is not null)
            {
                labels = [_labels.Reserve<uint>(Pass.Batch)];
                _labels.Commit();
                source.RecordLabels(recording, _pipeline.Bindings, labels[0], Pass.Batch, shuffled: false);
            }

            Pass.RecordCondition(recording, _pipeline.Bindings);
            BufferSlice[] floats = record(recording, _pipeline.Bindings, Pass);
            _pipeline.RecordEnd(recording, (Pass.Kl, 0), (Pass.Kl, 0));
            _work = model.Device.Compile(recording);
            _results = new SplitReadback(model.Device, [.. floats, .. labels]);
            _classes = labels.Length > 0 ? floats.Length : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public VaePass Pass { get; }

    /// <summary>Runs over the first examples.</summary>
    /// <param name="count">Number of examples.</param>
    /// <param name="seed">Seed of the posterior noise, and of the source where it is procedural.</param>
    /// <param name="samples">Posterior samples of each example.</param>
    /// <param name="finished">Given the first example and the number of examples of a batch that has run, once for every sample.</param>
    /// <param name="cancellation">Checked between batches.</param>
    public void Run(int count, ulong seed, int samples, Action<int, int> finished, CancellationToken cancellation)
    {
        _pipeline.Run(Submits(), cancellation);

        IEnumerable<SplitSubmit> Submits()
        {
            for (int at = 0; at < count; at += Pass.Batch)
            {
                int first = at;
                for (int sample = 0; sample < samples; sample++)
                {
                    _pipeline.Schedule(first, seed, sample);
                    yield return new SplitSubmit(_work);
                    yield return _results.Next(() => finished(first, Math.Min(Pass.Batch, count - first)));
                }
            }
        }
    }

    /// <summary>Floats of the batch that has run, by their place among those that were to be read.</summary>
    public ReadOnlySpan<float> Floats(int slice) => _results.Read<float>(slice);

    /// <summary>The class of an example of the batch that has run; null where the source has no labels.</summary>
    public int? Class(int row) => _classes is int slice ? (int)_results.Read<uint>(slice)[row] : null;

    public void Dispose()
    {
        _results?.Dispose();
        _work?.Dispose();
        _labels.Dispose();
        _pipeline.Dispose();
        Pass.Dispose();
    }
}
