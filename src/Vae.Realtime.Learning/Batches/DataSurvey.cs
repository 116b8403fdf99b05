namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Gpu.Device;

/// <summary>What is in a source's epoch, as a model would see it.</summary>
/// <param name="Examples">Examples looked at.</param>
/// <param name="Mean">Mean of all values.</param>
/// <param name="StandardDeviation">Standard deviation of all values, around their mean.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="Low">Where the histogram begins: 0, or the smallest value where not all are in [0,1].</param>
/// <param name="High">Where it ends: 1, or the largest value.</param>
/// <param name="Histogram">Values in equal parts from low to high.</param>
/// <param name="Labels">Examples of each class, in the order of the source's class names; null without labels.</param>
internal sealed record DataSurvey(
    int Examples,
    double Mean,
    double StandardDeviation,
    double Minimum,
    double Maximum,
    double Low,
    double High,
    IReadOnlyList<long> Histogram,
    IReadOnlyList<long>? Labels)
{
    /// <summary>Parts of the histogram.</summary>
    public const int Bins = 16;

    /// <summary>Reads a whole epoch in the data's own order.</summary>
    /// <param name="device">Where the source is.</param>
    /// <param name="source">The examples.</param>
    /// <param name="seed">Seed of the stream, where it is procedural.</param>
    /// <param name="cancellation">Checked between batches.</param>
    public static DataSurvey Of(GpuDevice device, IBatchSource source, ulong seed, CancellationToken cancellation = default)
    {
        using BatchReader reader = new(device, source, shuffled: false);
        long[]? labels = source.ClassNames is null ? null : new long[source.ClassNames.Count];
        long[] histogram = new long[Bins];
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        (double sum, double squares) = (0, 0);

        // Shifted by the first value, so that squares of what lies far from zero do not cancel.
        double shift = double.NaN;
        ForEach(reader, source, seed, (example, label) =>
        {
            shift = double.IsNaN(shift) ? example[0] : shift;
            foreach (float value in example)
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
                sum += value - shift;
                squares += (value - shift) * (value - shift);
            }

            Count(example, histogram, 0, 1);
            if (labels is not null && label is int known)
            {
                labels[known]++;
            }
        }, cancellation);
        double count = (double)source.Count * source.Shape.Length;
        double offset = sum / count;
        double deviation = Math.Sqrt(Math.Max(0, (squares / count) - (offset * offset)));
        (double begin, double end) = (0, 1);
        if (low < 0 || high > 1)
        {
            (begin, end) = (low, high);
            Array.Clear(histogram);
            ForEach(reader, source, seed, (example, _) => Count(example, histogram, begin, end), cancellation);
        }

        return new DataSurvey(source.Count, shift + offset, deviation, low, high, begin, end, histogram, labels);
    }

    private delegate void Visit(ReadOnlySpan<float> example, int? label);

    private static void ForEach(BatchReader reader, IBatchSource source, ulong seed, Visit visit, CancellationToken cancellation)
    {
        for (int first = 0; first < source.Count; first += reader.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            int valid = reader.Read(0, first, seed);
            for (int row = 0; row < valid; row++)
            {
                visit(reader.Example(row), reader.Label(row));
            }
        }
    }

    private static void Count(ReadOnlySpan<float> values, long[] histogram, double low, double high)
    {
        double bins = Bins / Math.Max(high - low, double.Epsilon);
        foreach (float value in values)
        {
            histogram[Math.Clamp((int)((value - low) * bins), 0, Bins - 1)]++;
        }
    }
}
