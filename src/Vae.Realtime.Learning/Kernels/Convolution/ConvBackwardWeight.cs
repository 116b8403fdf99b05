namespace Vae.Realtime.Learning.Kernels.Convolution;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>
/// <c>dW[m][t][n] = Σ dense[r][m] · map[gather(r, t)][n]</c> over shares of the rows, each a dW of its own, and every tile's sum of
/// squares. The dense map lies on the coarse side of the convolution, the gathered one on its fine side.
/// </summary>
/// <param name="Dense">(batch x coarse pixels, M).</param>
/// <param name="Map">(batch x fine pixels, N) and a row of zeros.</param>
/// <param name="Table">Words of <see cref="ConvTable.ToCoarse"/>.</param>
/// <param name="Dw">(shares, M, taps, N). Overwritten.</param>
/// <param name="Squares">One per tile and share; of use where there is one share.</param>
/// <param name="Size">Push constants.</param>
/// <param name="Taps">Taps of the table.</param>
/// <param name="Tile">The variant.</param>
internal readonly record struct ConvBackwardWeight(
    BufferSlice Dense,
    BufferSlice Map,
    BufferSlice Table,
    BufferSlice Dw,
    BufferSlice Squares,
    ConvWeightParams Size,
    int Taps,
    GemmTile Tile) : IKernel<ConvBackwardWeight>
{
    public static KernelInfo Info => Kernel.ConvBackwardWeight;

    // The workgroups of a broadcast tile have a tap each.
    public DispatchSize Groups
    {
        get
        {
            (int outputs, int columns) = ((int)Size.Outputs, (int)Size.Columns);
            uint across = Tile.Sharing == GemmSharing.Broadcast
                ? (uint)Taps * Tile.Workgroups(outputs, columns)
                : Tile.Workgroups(outputs, Taps * columns);
            return new(across, (Size.Rows + Size.Share - 1) / Size.Share);
        }
    }

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Dense, Map, Table, Dw, Squares);
        args.Push(Size);
        Tile.Define(ref args);
    }
}
