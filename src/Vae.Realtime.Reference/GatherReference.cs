namespace Vae.Realtime.Reference;

/// <summary>The minibatches of <c>shaders/data/gather.comp</c> and its siblings.</summary>
internal static class GatherReference
{
    /// <summary>x (rows, pixels) in [0,1]; row r is example <c>order(cursor + r)</c>, and rows from <paramref name="valid"/> on are 0.</summary>
    /// <param name="data">Bytes (count, pixels).</param>
    /// <param name="pixels">Bytes of an example.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="valid">Rows that are filled.</param>
    /// <param name="cursor">Position of row 0 in the epoch's order.</param>
    /// <param name="key">Key of the epoch's shuffle; null keeps the order of the data.</param>
    /// <param name="shift">Without a key, how far behind its position in the epoch an example lies in the data, modulo 2³².</param>
    public static double[] Gather(ReadOnlySpan<byte> data, int pixels, int rows, int valid, uint cursor, (uint X, uint Y)? key, uint shift = 0)
    {
        byte[] bytes = data.ToArray();
        return Rows(rows, valid, cursor, (uint)(data.Length / pixels), key, shift, pixels, at => bytes[at] / 255.0, pixels);
    }

    /// <summary>The minibatch of <c>shaders/data/gather_floats.comp</c>: x (rows, values).</summary>
    /// <param name="data">Examples, each <paramref name="pitch"/> floats behind the one before.</param>
    /// <param name="values">Floats of an example.</param>
    /// <param name="pitch">Less than <paramref name="values"/> where examples overlap.</param>
    /// <param name="count">Examples in the data.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="valid">Rows that are filled.</param>
    /// <param name="cursor">Position of row 0 in the epoch's order.</param>
    /// <param name="key">Key of the epoch's shuffle; null keeps the order of the data.</param>
    /// <param name="shift">Without a key, how far behind its position in the epoch an example lies in the data, modulo 2³².</param>
    public static double[] GatherFloats(
        ReadOnlySpan<double> data, int values, int pitch, uint count, int rows, int valid, uint cursor, (uint X, uint Y)? key, uint shift = 0)
    {
        double[] floats = data.ToArray();
        return Rows(rows, valid, cursor, count, key, shift, values, at => floats[at], pitch);
    }

    /// <summary>The labels of <c>shaders/data/gather_labels.comp</c>, 2³² - 1 in rows from <paramref name="valid"/> on.</summary>
    public static uint[] GatherLabels(ReadOnlySpan<byte> labels, int rows, int valid, uint cursor, (uint X, uint Y)? key, uint shift = 0)
    {
        uint[] gathered = new uint[rows];
        for (int row = 0; row < rows; row++)
        {
            gathered[row] = row < valid ? labels[(int)Example(row, cursor, (uint)labels.Length, key, shift)] : uint.MaxValue;
        }

        return gathered;
    }

    private static double[] Rows(
        int rows, int valid, uint cursor, uint count, (uint X, uint Y)? key, uint shift, int values, Func<int, double> load, int pitch)
    {
        double[] x = new double[rows * values];
        for (int row = 0; row < valid; row++)
        {
            int first = (int)Example(row, cursor, count, key, shift) * pitch;
            for (int value = 0; value < values; value++)
            {
                x[(row * values) + value] = load(first + value);
            }
        }

        return x;
    }

    private static uint Example(int row, uint cursor, uint count, (uint X, uint Y)? key, uint shift)
    {
        uint position = unchecked((uint)(cursor + row));
        return key is { } shuffle ? PermutationReference.Permute(position, count, shuffle) : unchecked(position + shift);
    }
}
