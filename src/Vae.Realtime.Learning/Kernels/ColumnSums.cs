namespace Vae.Realtime.Learning.Kernels;

using System.Runtime.InteropServices;
using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="ColumnSums"/>; quads are vec4s per stored row, a share is a number of rows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ColumnSumsParams(uint Rows, uint Quads, uint Share, uint Shares);

/// <summary>
/// Sums the rows of a matrix in shares, in their order: x (rows, columns) → sums (shares, columns), with each workgroup's sum of squares.
/// </summary>
internal readonly record struct ColumnSums(BufferSlice X, BufferSlice Sums, BufferSlice Squares, ColumnSumsParams Size) : IKernel<ColumnSums>
{
    private const int Group = 64;

    public static KernelInfo Info { get; } = new("column_sums", [Access.Read, Access.Write, Access.Write], 16);

    public DispatchSize Groups => DispatchSize.Cover((long)Size.Quads * Size.Shares, Group);

    /// <summary>Sums of squares that are written.</summary>
    public static int SquareCount(int quads, int shares) => ((quads * shares) + Group - 1) / Group;

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Sums, Squares);
        args.Push(Size);
    }
}
