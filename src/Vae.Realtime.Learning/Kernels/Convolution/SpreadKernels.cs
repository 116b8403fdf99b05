namespace Vae.Realtime.Learning.Kernels.Convolution;

using Vae.Realtime.Gpu.Kernels;
using Vae.Realtime.Gpu.Memory;

/// <summary>Push constants of <see cref="Unfold"/> and <see cref="Fold"/>; mirrors <c>shaders/conv/conv_spread.glsl</c>.</summary>
/// <param name="Pixels">Pixels of an example of the fine map.</param>
/// <param name="Channels">Channels of the fine map.</param>
/// <param name="ExampleStride">Floats from one example of the fine map to the next.</param>
/// <param name="PixelStride">Floats from one of its pixels to the next.</param>
/// <param name="Quads">vec4s per stored row of the columns.</param>
/// <param name="Coarse">Pixels of an example of the coarse side.</param>
/// <param name="Activation">By number; of <see cref="Fold"/> alone.</param>
internal readonly record struct SpreadParams(
    uint Pixels, uint Channels, uint ExampleStride, uint PixelStride, uint Quads, uint Coarse, uint Activation) : IPushConstants;

/// <summary>Spreads a fine map with few channels out for a plain product: x (batch, pixels, C) → cols (batch x coarse pixels, taps x C).</summary>
/// <param name="X">The map.</param>
/// <param name="Cols">Overwritten.</param>
/// <param name="Table">Words of <see cref="ConvTable.ToCoarse"/>.</param>
/// <param name="Size">Push constants.</param>
/// <param name="Batch">Examples.</param>
internal readonly record struct Unfold(BufferSlice X, BufferSlice Cols, BufferSlice Table, SpreadParams Size, int Batch) : IKernel<Unfold>
{
    public static KernelInfo Info => Kernel.Unfold;

    public DispatchSize Groups => Info.Cover((long)Size.Coarse * Size.Quads) with { Y = (uint)Batch };

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(X, Cols, Table);
        args.Push(Size);
    }
}

/// <summary>
/// The adjoint of <see cref="Unfold"/>: sums what the columns hold of each fine pixel, y (batch, pixels, C), and applies bias and
/// activation, or the derivative of the activation before.
/// </summary>
/// <param name="Cols">(batch x coarse pixels, taps x C).</param>
/// <param name="Other">In a forward pass the bias (C), in a backward one the output of the layer before, laid out as y.</param>
/// <param name="Table">Words of <see cref="ConvTable.ToFine"/>.</param>
/// <param name="Y">Overwritten but for its padding.</param>
/// <param name="Size">Push constants.</param>
/// <param name="Grid">Most pixels in one phase of the table, its phases, and examples.</param>
/// <param name="Backward">True for the backward pass.</param>
internal readonly record struct Fold(
    BufferSlice Cols,
    BufferSlice Other,
    BufferSlice Table,
    BufferSlice Y,
    SpreadParams Size,
    (int Slots, int Phases, int Batch) Grid,
    bool Backward) : IKernel<Fold>
{
    public static KernelInfo Info => Kernel.Fold;

    public DispatchSize Groups => Info.Cover(Grid.Slots) with { Y = (uint)Grid.Phases, Z = (uint)Grid.Batch };

    public void Bind(ref KernelArguments args)
    {
        args.Buffers(Cols, Other, Table, Y);
        args.Push(Size);
        args.Define("BACKWARD", Backward ? 1 : 0);
    }
}
