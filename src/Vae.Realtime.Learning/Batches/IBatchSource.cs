namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Gpu.Recordings;
using Vae.Realtime.Learning.Kernels;
using Vae.Realtime.Learning.Kernels.Schedule;
using Vae.Realtime.Learning.Nn;

/// <summary>Where minibatches come from: examples that kernels fetch or make on the device.</summary>
internal interface IBatchSource : IDisposable
{
    /// <summary>Size of one example.</summary>
    Shape Shape { get; }

    /// <summary>Examples in one epoch.</summary>
    int Count { get; }

    /// <summary>Fills the parts of a schedule entry that choose the examples.</summary>
    /// <param name="entry">Its valid count and order are set here.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="first">Position of the batch's first example in the epoch.</param>
    /// <param name="batch">Rows of the batch.</param>
    /// <param name="seed">Seed of the run.</param>
    void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed);

    /// <summary>Appends the dispatch that overwrites x (batch, pixels) with the scheduled examples.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="step">The schedule that names the examples.</param>
    /// <param name="x">Receives them; rows past the valid ones become 0.</param>
    /// <param name="shuffled">In the epoch's random order rather than in the data's.</param>
    void Record(Recording recording, StepBindings step, Tensor x, bool shuffled);

    /// <summary>Names of the classes that labels number; null where the examples have no labels.</summary>
    IReadOnlyList<string>? ClassNames => null;

    /// <summary>Appends the dispatch that overwrites labels with the classes of the scheduled examples; who does not ask does not pay.</summary>
    /// <param name="recording">Receives the dispatch.</param>
    /// <param name="step">The schedule that names the examples.</param>
    /// <param name="labels">(batch) 32-bit words; rows past the valid ones become <see cref="GatherLabels.NoClass"/>.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="shuffled">As for the examples.</param>
    /// <exception cref="InvalidOperationException">There are no labels.</exception>
    void RecordLabels(Recording recording, StepBindings step, BufferSlice labels, int rows, bool shuffled) =>
        throw new InvalidOperationException("The examples have no labels.");

    /// <summary>
    /// Batches, from one on, that may be scheduled before they are submitted. A source that streams makes room for others after that.
    /// </summary>
    /// <param name="first">Position of the first of them in the epoch.</param>
    /// <param name="batch">Rows of a batch.</param>
    int Ahead(int first, int batch) => int.MaxValue;
}
