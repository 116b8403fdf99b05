namespace Vae.Realtime.Data;

using System.Runtime.InteropServices;

/// <summary>Examples made of floats: rows of a table, or windows of a series, which share the rows where they overlap.</summary>
internal sealed class VectorSet : ExampleSet
{
    /// <param name="shape">(1, 1, columns) for a table, (window, 1, columns) for a series.</param>
    /// <param name="values">Rows, row-major; kept, not copied.</param>
    /// <param name="pitch">Floats from the beginning of one example to that of the next; 0 where they lie end to end.</param>
    /// <param name="labels">(N), or null; kept, not copied.</param>
    /// <param name="classNames">Class names of the labels.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public VectorSet(Shape shape, float[] values, int pitch = 0, byte[]? labels = null, IReadOnlyList<string>? classNames = null)
        : base(shape, CountOf(shape, values, pitch), labels, classNames) => (Values, Pitch) = (values, pitch == 0 ? shape.Length : pitch);

    /// <summary>Every row once, row-major.</summary>
    public float[] Values { get; }

    /// <summary>Floats from the beginning of one example to that of the next.</summary>
    public int Pitch { get; }

    public override int ExampleBytes => checked(Shape.Length * sizeof(float));

    public override long Bytes => (long)Values.Length * sizeof(float);

    /// <summary>The values of one example, (H, W, C).</summary>
    public ReadOnlySpan<float> Example(int index) => Values.AsSpan(index * Pitch, Shape.Length);

    public override void CopyTo(int index, Span<byte> target) => MemoryMarshal.AsBytes(Example(index)).CopyTo(target);

    public override VectorSet Take(ReadOnlySpan<int> indices)
    {
        float[] values = new float[checked(indices.Length * Shape.Length)];
        for (int at = 0; at < indices.Length; at++)
        {
            Example(indices[at]).CopyTo(values.AsSpan(at * Shape.Length));
        }

        return new VectorSet(Shape, values, 0, LabelsOf(indices), ClassNames);
    }

    private static int CountOf(Shape shape, float[] values, int pitch)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegative(pitch);
        pitch = pitch == 0 ? shape.Length : pitch;
        return values.Length < shape.Length || (values.Length - shape.Length) % pitch != 0
            ? throw new ArgumentException($"{values.Length} values are not a whole number of {shape} examples {pitch} apart.", nameof(values))
            : ((values.Length - shape.Length) / pitch) + 1;
    }
}
