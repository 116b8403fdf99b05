namespace Vae.Realtime.Data;

/// <summary>Examples of one shape in host memory, and perhaps a label for each.</summary>
internal abstract class ExampleSet
{
    /// <summary>Most classes there can be: a label is a byte.</summary>
    public const int MaxClasses = 256;

    /// <exception cref="ArgumentException">There is another number of labels than of examples, or a label without a class.</exception>
    private protected ExampleSet(Shape shape, int count, byte[]? labels, IReadOnlyList<string>? classNames)
    {
        if (labels is not null && labels.Length != count)
        {
            throw new ArgumentException($"{labels.Length} labels for {count} examples.", nameof(labels));
        }

        if (classNames is not null && labels is not null && labels.Length > 0 && labels.Max() >= classNames.Count)
        {
            throw new ArgumentException($"A label is {labels.Max()} but there are {classNames.Count} classes.", nameof(labels));
        }

        (Shape, Count, Labels) = (shape, count, labels);
        ClassNames = labels is null ? null : classNames ?? Numbers(labels);
    }

    /// <summary>How many examples.</summary>
    public int Count { get; }

    /// <summary>Shape of one example.</summary>
    public Shape Shape { get; }

    /// <summary>(N), each an index into <see cref="ClassNames"/>; null where the source has none.</summary>
    public byte[]? Labels { get; }

    /// <summary>A name for every class, whether it occurs here or not; numbers where the source names none. Null without labels.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>Bytes of one example on the device.</summary>
    public abstract int ExampleBytes { get; }

    /// <summary>Bytes of all examples as they are kept.</summary>
    public abstract long Bytes { get; }

    /// <summary>Writes an example as the device stores it.</summary>
    /// <param name="index">Which one.</param>
    /// <param name="target">Receives <see cref="ExampleBytes"/> bytes.</param>
    public abstract void CopyTo(int index, Span<byte> target);

    /// <summary>A copy of some examples.</summary>
    public abstract ExampleSet Take(ReadOnlySpan<int> indices);

    private protected byte[]? LabelsOf(ReadOnlySpan<int> indices)
    {
        if (Labels is null)
        {
            return null;
        }

        byte[] labels = new byte[indices.Length];
        for (int at = 0; at < labels.Length; at++)
        {
            labels[at] = Labels[indices[at]];
        }

        return labels;
    }

    private static string[] Numbers(byte[] labels) => [.. Enumerable.Range(0, labels.Length == 0 ? 0 : labels.Max() + 1).Select(label => $"{label}")];
}
