namespace Vae.Realtime.Learning.Nn;

using Vae.Realtime.Gpu.Memory;

/// <summary>
/// What flows between modules: a batch of height x width x channels. A row of the matrix is one pixel with its channels (NHWC, the batch
/// outermost), so that a vector is a map of one pixel and a sequence of T steps one of T x 1 pixels.
/// </summary>
/// <remarks>
/// The rows of a batch rounded up to a multiple of 8 and at least one more are stored, and zero past the batch: a tap that falls outside
/// of the image reads row <see cref="ZeroRow"/>. A packed map, as data sources write it, has one row per example instead.
/// </remarks>
/// <param name="Matrix">(B·H·W, C), or (B, H·W·C) when packed.</param>
/// <param name="Batch">B.</param>
/// <param name="Shape">H, W, C.</param>
internal readonly record struct FeatureMap(Tensor Matrix, int Batch, Shape Shape)
{
    // Enough for the zero row, and for products that read rows in eights.
    private const int SpareRows = 8;

    /// <summary>H·W.</summary>
    public int Pixels => checked(Shape.Height * Shape.Width);

    /// <summary>Whether a row is a whole example although it has several pixels.</summary>
    public bool Packed => Pixels > 1 && Matrix.Rows == Batch;

    /// <summary>Index of a stored row of zeros; meaningless when packed.</summary>
    public int ZeroRow => Matrix.Rows;

    /// <summary>Whether one row per example is only another reading of the same storage.</summary>
    public bool CanFlatten => Pixels == 1 || Packed || Shape.Channels == Matrix.RowStride;

    /// <summary>Rows that a map takes in storage.</summary>
    public static long StoredRows(int batch, int pixels) => ((long)Tensor.Pad(batch) * pixels) + SpareRows;

    /// <summary>vec4s per stored row.</summary>
    internal uint RowQuads => (uint)Matrix.RowStride / 4;

    /// <summary>vec4s of the rows that count, for kernels that work value by value.</summary>
    internal uint Quads => checked((uint)Matrix.Rows * RowQuads);

    /// <summary>Plans a map.</summary>
    public static FeatureMap Reserve(GpuArena arena, int batch, Shape shape)
    {
        int pixels = checked(shape.Height * shape.Width);
        BufferSlice data = arena.Reserve<float>(StoredRows(batch, pixels) * Tensor.Pad(shape.Channels));
        return new FeatureMap(new Tensor(data, checked(batch * pixels), shape.Channels), batch, shape);
    }

    /// <summary>Plans a packed map: what a data source writes.</summary>
    public static FeatureMap ReservePacked(GpuArena arena, int batch, Shape shape) =>
        new(Tensor.Reserve(arena, batch, shape.Length), batch, shape);

    /// <summary>Whether <see cref="As"/> can read the storage as another shape.</summary>
    public bool CanBe(Shape shape) => shape == Shape
        || (shape.Length == Shape.Length && CanFlatten && (shape.Height * shape.Width == 1 || Tensor.Pad(shape.Channels) == shape.Channels));

    /// <summary>The same storage as another shape of as many values per example.</summary>
    /// <exception cref="ShapeException">Channels are padded, so the values do not lie one after the other.</exception>
    public FeatureMap As(Shape shape)
    {
        if (shape == Shape)
        {
            return this;
        }

        if (!CanBe(shape))
        {
            throw new ShapeException($"{Shape} cannot be read as {shape} where it lies.");
        }

        bool whole = shape.Height * shape.Width == 1;
        int rows = whole ? Batch : checked(Batch * shape.Height * shape.Width);
        return new FeatureMap(new Tensor(Matrix.Buffer, rows, shape.Length * Batch / rows), Batch, shape);
    }
}
