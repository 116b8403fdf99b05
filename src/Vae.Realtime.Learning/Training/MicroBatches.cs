namespace Vae.Realtime.Learning.Training;

using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// How an epoch is cut: into micro-batches, a number of which make a step, that is an update. An epoch's last micro-batch may be
/// smaller, and its last step may have fewer. Micro-batches and steps are counted from the beginning of the run.
/// </summary>
/// <param name="Examples">In an epoch.</param>
/// <param name="Batch">Examples of a micro-batch.</param>
/// <param name="Together">Micro-batches of a step.</param>
internal readonly record struct MicroBatches(int Examples, int Batch, int Together)
{
    /// <summary>Micro-batches of an epoch.</summary>
    public int PerEpoch => (Examples + Batch - 1) / Batch;

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch => (PerEpoch + Together - 1) / Together;

    /// <summary>The step that a micro-batch belongs to.</summary>
    public long Step(long index) => (index / PerEpoch * StepsPerEpoch) + (index % PerEpoch / Together);

    /// <summary>A step's first micro-batch.</summary>
    public long First(long step) => (step / StepsPerEpoch * PerEpoch) + (step % StepsPerEpoch * Together);

    /// <summary>Position of a micro-batch's first example in its epoch.</summary>
    public int FirstExample(long index) => (int)(index % PerEpoch) * Batch;

    /// <summary>Examples of a step.</summary>
    public int ExamplesOf(long step) => (int)Math.Min((long)Batch * Together, Examples - FirstExample(First(step)));

    /// <summary>Where a micro-batch stands in its step.</summary>
    public MicroBatch Place(long index) =>
        (Begins(index) ? MicroBatch.Whole : MicroBatch.Later) | (Begins(index + 1) ? MicroBatch.Whole : MicroBatch.More);

    /// <summary>Whether a micro-batch is the first of its step.</summary>
    public bool Begins(long index) => index % PerEpoch % Together == 0;
}
