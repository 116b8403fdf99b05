namespace Vae.Realtime.Learning.Kernels.Convolution;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;
using Vae.Realtime.Learning.Kernels.Tuning;

/// <summary>What the two products of a convolution's maps bind.</summary>
/// <param name="A">The map that is read: (batch x pixels, K) and a row of zeros.</param>
/// <param name="W">The weight.</param>
/// <param name="Table">Words of a <see cref="ConvTable"/>.</param>
/// <param name="Other">In a forward pass the bias (N), in a backward one the output of the layer before, shaped as Y.</param>
/// <param name="Y">(batch x pixels, N). Overwritten.</param>
internal readonly record struct ConvOperands(
    BufferSlice A, BufferSlice W, BufferSlice Table, BufferSlice Other, BufferSlice Y)
{
    internal void Bind(ref KernelArguments args) => args.Buffers(A, W, Table, Other, Y);
}

/// <summary>From the fine side of a convolution to the coarse one, with W (N, taps, K): a convolution forward, a transposed one backward.</summary>
internal readonly record struct ConvForward(ConvOperands Operands, ConvParams Size, ConvGrid Grid, bool Backward) : IKernel<ConvForward>
{
    public static KernelInfo Info => Kernel.ConvForward;

    public DispatchSize Groups => Grid.Groups(Size);

    public void Bind(ref KernelArguments args)
    {
        Operands.Bind(ref args);
        args.Push(Size);
        args.Define("BACKWARD", Backward ? 1 : 0);
        Grid.Tile.Define(ref args);
    }
}

/// <summary>
/// From the coarse side of a convolution to the fine one, with W (K, taps, N): a transposed convolution forward, a plain one backward.
/// </summary>
internal readonly record struct ConvTransposed(ConvOperands Operands, ConvParams Size, ConvGrid Grid, bool Backward) : IKernel<ConvTransposed>
{
    public static KernelInfo Info => Kernel.ConvTransposed;

    public DispatchSize Groups => Grid.Groups(Size);

    public void Bind(ref KernelArguments args)
    {
        Operands.Bind(ref args);
        args.Push(Size);
        args.Define("BACKWARD", Backward ? 1 : 0);
        Grid.Tile.Define(ref args);
    }
}

/// <summary>How many tiles of which variant.</summary>
/// <param name="Tile">The variant.</param>
/// <param name="Slots">Most output pixels in one phase.</param>
/// <param name="Phases">Phases of the table.</param>
internal readonly record struct ConvGrid(GemmTile Tile, int Slots, int Phases)
{
    internal DispatchSize Groups(ConvParams size) => new(Tile.Workgroups((int)size.Batch * Slots, (int)size.Columns), (uint)Phases);
}
