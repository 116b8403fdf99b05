namespace Vae.Realtime.Learning.Batches;

using Vae.Realtime.Gpu.Device;

/// <summary>Brings single examples to the host.</summary>
internal static class ChosenExamples
{
    /// <summary>Reads examples by their place in the data's own order.</summary>
    /// <param name="device">Where the source is.</param>
    /// <param name="source">The examples.</param>
    /// <param name="indices">Places, counted from 0.</param>
    /// <param name="seed">Seed of the source, where it is procedural.</param>
    /// <returns>(indices, values).</returns>
    /// <exception cref="VaeException">There is no such example.</exception>
    public static float[] Read(GpuDevice device, IBatchSource source, IReadOnlyList<int> indices, ulong seed)
    {
        int length = source.Shape.Length;
        float[] examples = new float[checked(indices.Count * length)];
        using BatchReader reader = new(device, source, shuffled: false);
        foreach (
            IGrouping<int,
            int> batch in Enumerable.Range(0, indices.Count).GroupBy(place => Checked(indices[place]) / reader.Rows).OrderBy(batch => batch.Key))
        {
            int first = batch.Key * reader.Rows;
            reader.Read(0, first, seed);
            foreach (int place in batch)
            {
                reader.Example(indices[place] - first).CopyTo(examples.AsSpan(place * length));
            }
        }

        return examples;

        int Checked(int index) => index >= 0 && index < source.Count
            ? index
            : throw new VaeException($"There is no example {index}: there are {source.Count:N0}, counted from 0, so {source.Count - 1} is the last.");
    }
}
