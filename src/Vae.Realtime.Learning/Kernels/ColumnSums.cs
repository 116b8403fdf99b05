namespace Vae.Realtime.Learning.Kernels;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="ColumnSums"/>; quads are vec4s per stored row, a share is a number of rows.</summary>
internal readonly record struct ColumnSumsParams(uint Rows, uint Quads, uint Share, uint Shares) : IPushConstants;

/// <summary>
/// Sums the rows of a matrix in shares, in their order: x (rows, columns) → sums (shares, columns), with each workgroup's sum of squares.
/// </summary>
internal readonly record struct ColumnSums(BufferSlice X, BufferSlice Sums, BufferSlice Squares, ColumnSumsParams Size) : IKernel<ColumnSums>
{
    public static KernelInfo Info => Kernel.ColumnSums;

    public DispatchSize Groups => Info.Cover((long)Size.Quads * Size.Shares);

    /// <summary>Sums of squares that are written.</summary>
    public static int SquareCount(int quads, int shares) => ((quads * shares) + Info.Group - 1) / Info.Group;

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Sums, Squares);
        args.Push(Size);
    }
}
