namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>The examples of another source, each changed at random in every epoch. For the training split only.</summary>
internal sealed class AugmentedBatches : IBatchSource
{
    private readonly IBatchSource _source;
    private readonly Augmenter _augmenter;

    /// <param name="device">Where the source is.</param>
    /// <param name="source">The examples, in [0,1]; disposed with this.</param>
    /// <param name="options">What is changed.</param>
    /// <exception cref="VaeException">A setting is out of its range.</exception>
    public AugmentedBatches(GpuDevice device, IBatchSource source, Augmentation options)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _augmenter = new Augmenter(device, source.Shape, options, AugmentationUse.Augmentation);
    }

    public Shape Shape => _source.Shape;

    public int Count => _source.Count;

    /// <remarks>
    /// Sets also the noise key and counter that a training with this seed uses, so that what does not train shows the same changes.
    /// </remarks>
    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed)
    {
        _source.Schedule(ref entry, epoch, first, batch, seed);
        entry.NoiseKey = RandomKeys.Derive(seed, RandomKeys.TrainNoise, 0);
        entry.NoiseCounter = (uint)epoch;
    }

    public void Record(Recording recording, StepBindings step, Tensor x, bool shuffled)
    {
        Tensor unchanged = _augmenter.Scratch(x.Rows);
        _source.Record(recording, step, unchanged, shuffled);
        recording.Cut();
        _augmenter.Record(recording, step, unchanged, x);
    }

    public IReadOnlyList<string>? ClassNames => _source.ClassNames;

    public void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) =>
        _source.RecordLabels(recording, step, labels, rows, shuffled);

    public int Ahead(int first, int batch) => _source.Ahead(first, batch);

    public void Dispose()
    {
        _augmenter.Dispose();
        _source.Dispose();
    }
}
