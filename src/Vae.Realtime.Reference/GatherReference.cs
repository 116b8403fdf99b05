namespace Vae.Realtime.Reference;

/// <summary>The minibatch of <c>shaders/gather.comp</c>.</summary>
public static class GatherReference
{
    /// <summary>x (rows, pixels) in [0,1]; row r is example <c>order(cursor + r)</c>, and rows from <paramref name="valid"/> on are 0.</summary>
    /// <param name="data">Bytes (count, pixels).</param>
    /// <param name="pixels">Bytes of an example.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="valid">Rows that are filled.</param>
    /// <param name="cursor">Position of row 0 in the epoch's order.</param>
    /// <param name="key">Key of the epoch's shuffle; null keeps the order of the data.</param>
    public static double[] Gather(ReadOnlySpan<byte> data, int pixels, int rows, int valid, uint cursor, (uint X, uint Y)? key)
    {
        double[] x = new double[rows * pixels];
        uint count = (uint)(data.Length / pixels);
        for (int row = 0; row < valid; row++)
        {
            uint example = (uint)(cursor + row);
            example = key is { } shuffle ? PermutationReference.Permute(example, count, shuffle) : example;
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                x[(row * pixels) + pixel] = data[(int)((example * pixels) + pixel)] / 255.0;
            }
        }

        return x;
    }
}
