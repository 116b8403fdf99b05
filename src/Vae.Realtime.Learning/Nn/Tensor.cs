namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Device;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels;

/// <summary>
/// A float matrix on the device: rows x columns, row-major. Both dimensions are stored zero-padded to multiples of 8, so that kernels
/// read whole vec4s and need no tail along the inner dimension; users, files and errors see the logical shape only.
/// </summary>
/// <param name="Buffer">Storage of <see cref="StoredFloats"/> floats.</param>
/// <param name="Rows">Logical rows: examples of a batch, or outputs of a weight.</param>
/// <param name="Columns">Logical columns: features.</param>
internal readonly record struct Tensor(BufferSlice Buffer, int Rows, int Columns)
{
    /// <summary>Floats from one stored row to the next.</summary>
    public int RowStride => Pad(Columns);

    /// <summary>Rounds a dimension up to its stored size.</summary>
    public static int Pad(int size) => GemmParams.Pad(size);

    /// <summary>Floats that a matrix takes in storage.</summary>
    public static long StoredFloats(int rows, int columns) => (long)Pad(rows) * Pad(columns);

    /// <summary>Plans a matrix in an arena.</summary>
    public static Tensor Reserve(GpuArena arena, int rows, int columns) =>
        new(arena.Reserve<float>(StoredFloats(rows, columns)), rows, columns);

    /// <summary>Dense rows to padded storage.</summary>
    public static float[] ToStorage(ReadOnlySpan<float> dense, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(dense.Length, rows * columns);
        float[] stored = new float[StoredFloats(rows, columns)];
        int stride = Pad(columns);
        for (int row = 0; row < rows; row++)
        {
            dense.Slice(row * columns, columns).CopyTo(stored.AsSpan(row * stride));
        }

        return stored;
    }

    /// <summary>Padded storage to dense rows.</summary>
    public static float[] ToDense(ReadOnlySpan<float> stored, int rows, int columns)
    {
        float[] dense = new float[rows * columns];
        int stride = Pad(columns);
        for (int row = 0; row < rows; row++)
        {
            stored.Slice(row * stride, columns).CopyTo(dense.AsSpan(row * columns));
        }

        return dense;
    }

    /// <summary>Uploads dense values, row by row, and zeroes the padding.</summary>
    public void Upload(GpuDevice device, ReadOnlySpan<float> dense) => device.Transfers.Upload<float>(Buffer, ToStorage(dense, Rows, Columns));

    /// <summary>Downloads dense values.</summary>
    public float[] Download(GpuDevice device) =>
        ToDense(device.Transfers.Download<float>(Buffer, checked((int)StoredFloats(Rows, Columns))), Rows, Columns);
}
