namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Data;
using Vae.Realtime.Learning.Kernels.Schedule;

/// <summary>
/// Which examples of a procedural stream a source takes. The training stream never repeats: an epoch is just a stretch of it. The test
/// stream is the same stretch of another stream every time.
/// </summary>
internal readonly record struct ProceduralStream
{
    private readonly ulong _purpose;

    private ProceduralStream(int count, ulong purpose) => (Count, _purpose) = (count, purpose);

    /// <summary>60,000 new examples an epoch.</summary>
    public static ProceduralStream Train { get; } = new(60_000, RandomKeys.TrainStream);

    /// <summary>The same examples every time, that are neither of the training nor of the test stream.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are none.</exception>
    public static ProceduralStream Validation(SplitSize size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Of(Train.Count), 1, nameof(size));
        return new(size.Of(Train.Count), RandomKeys.ValidationStream);
    }

    /// <summary>The same 10,000 examples every time.</summary>
    public static ProceduralStream Test { get; } = new(10_000, RandomKeys.TestStream);

    /// <summary>Examples in one epoch.</summary>
    public int Count { get; }

    /// <summary>As <see cref="IBatchSource.Schedule"/>.</summary>
    public void Schedule(ref StepEntry entry, long epoch, int first, int batch, ulong seed)
    {
        bool endless = _purpose == RandomKeys.TrainStream;
        entry.Valid = (uint)Math.Min(batch, Count - first);
        entry.Cursor = unchecked((uint)(first + (endless ? epoch * Count : 0)));
        entry.OrderKey = RandomKeys.Derive(endless ? seed : 0, _purpose, 0);
    }
}
